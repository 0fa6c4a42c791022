namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>What is selected.</summary>
/// <param name="Directives">Its directives.</param>
/// <param name="Selections">What is selected of it.</param>
abstract record GraphQlSelection(IReadOnlyList<GraphQlDirective> Directives, IReadOnlyList<GraphQlSelection> Selections);

/// <summary>A field that is selected.</summary>
/// <param name="Alias">The name in the result.</param>
/// <param name="Name">The field.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Directives">Its directives.</param>
/// <param name="Selections">What is selected of it.</param>
sealed record GraphQlField(
    string Alias,
    string Name,
    IReadOnlyList<GraphQlArgument> Arguments,
    IReadOnlyList<GraphQlDirective> Directives,
    IReadOnlyList<GraphQlSelection> Selections) : GraphQlSelection(Directives, Selections);

/// <summary>A fragment that is used.</summary>
/// <param name="Name">The fragment.</param>
/// <param name="Directives">Its directives.</param>
sealed record GraphQlSpread(string Name, IReadOnlyList<GraphQlDirective> Directives) : GraphQlSelection(Directives, []);

/// <summary>A fragment in its place.</summary>
/// <param name="Condition">The type it is for; empty for any.</param>
/// <param name="Directives">Its directives.</param>
/// <param name="Selections">What is selected.</param>
sealed record GraphQlInline(string Condition, IReadOnlyList<GraphQlDirective> Directives, IReadOnlyList<GraphQlSelection> Selections)
    : GraphQlSelection(Directives, Selections);
