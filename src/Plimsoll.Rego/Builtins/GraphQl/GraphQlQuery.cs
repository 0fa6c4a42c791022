namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>A document of operations and fragments.</summary>
/// <param name="Operations">The operations.</param>
/// <param name="Fragments">The fragments.</param>
sealed record GraphQlQuery(IReadOnlyList<GraphQlOperation> Operations, IReadOnlyList<GraphQlFragment> Fragments);

/// <summary>An operation.</summary>
/// <param name="Kind">E.g. <c>query</c>.</param>
/// <param name="Name">Its name; may be empty.</param>
/// <param name="Variables">Its variables.</param>
/// <param name="Directives">Its directives.</param>
/// <param name="Selections">What it selects.</param>
sealed record GraphQlOperation(
    string Kind,
    string Name,
    IReadOnlyList<GraphQlVariable> Variables,
    IReadOnlyList<GraphQlDirective> Directives,
    IReadOnlyList<GraphQlSelection> Selections);

/// <summary>A fragment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Condition">The type it is for.</param>
/// <param name="Directives">Its directives.</param>
/// <param name="Selections">What it selects.</param>
sealed record GraphQlFragment(
    string Name, string Condition, IReadOnlyList<GraphQlDirective> Directives, IReadOnlyList<GraphQlSelection> Selections);

/// <summary>A variable of an operation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">Its value where none is given.</param>
/// <param name="Directives">Its directives.</param>
sealed record GraphQlVariable(string Name, GraphQlTypeRef Type, GraphQlValue? Default, IReadOnlyList<GraphQlDirective> Directives);
