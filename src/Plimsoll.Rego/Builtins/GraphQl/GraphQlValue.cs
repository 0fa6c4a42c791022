namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>A value in a document.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Raw">What it says, or the variable's name.</param>
/// <param name="Children">Items of a list, whose names are empty, or members of an object.</param>
sealed record GraphQlValue(GraphQlValueKind Kind, string Raw, IReadOnlyList<GraphQlArgument> Children);

/// <summary>A named value.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
sealed record GraphQlArgument(string Name, GraphQlValue Value);

/// <summary>A directive where it is used.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">Its arguments.</param>
sealed record GraphQlDirective(string Name, IReadOnlyList<GraphQlArgument> Arguments);
