using System.Text;
using Plimsoll.Rego.Values;

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

/// <summary>A type as it is written.</summary>
/// <param name="Named">The name; empty of a list.</param>
/// <param name="Item">What a list is of.</param>
/// <param name="IsNonNull">Whether null is none of its values.</param>
sealed record GraphQlTypeRef(string Named, GraphQlTypeRef? Item, bool IsNonNull)
{
    /// <summary>The name of the type inside all lists.</summary>
    public string InnerName
    {
        get
        {
            var type = this;
            while (type.Item is { } item)
                type = item;
            return type.Named;
        }
    }

    /// <summary>The type as it is written.</summary>
    public override string ToString()
    {
        var (open, close) = (new StringBuilder(), new StringBuilder());
        var type = this;
        while (true)
        {
            if (type.IsNonNull)
                close.Insert(0, '!');
            if (type.Item is not { } item)
                return open.Append(type.Named).Append(close).ToString();
            open.Append('[');
            close.Insert(0, ']');
            type = item;
        }
    }
}

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

/// <summary>A variable of an operation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">Its value where none is given.</param>
/// <param name="Directives">Its directives.</param>
sealed record GraphQlVariable(string Name, GraphQlTypeRef Type, GraphQlValue? Default, IReadOnlyList<GraphQlDirective> Directives);

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

/// <summary>A document of operations and fragments.</summary>
/// <param name="Operations">The operations.</param>
/// <param name="Fragments">The fragments.</param>
sealed record GraphQlQuery(IReadOnlyList<GraphQlOperation> Operations, IReadOnlyList<GraphQlFragment> Fragments);

/// <summary>An argument, or a field of an input object, as a schema defines it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">Its value where none is given.</param>
/// <param name="Directives">Its directives.</param>
/// <param name="Arguments">Arguments of a field that is selected.</param>
sealed record GraphQlFieldDefinition(
    string Name,
    GraphQlTypeRef Type,
    GraphQlValue? Default,
    IReadOnlyList<GraphQlDirective> Directives,
    IReadOnlyList<GraphQlFieldDefinition> Arguments)
{
    /// <summary>Whether a value must be given.</summary>
    public bool IsRequired => Type.IsNonNull && Default is null;
}

/// <summary>A directive as a schema defines it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Locations">Where it may be used.</param>
/// <param name="IsRepeatable">Whether it may be used more than once in a place.</param>
sealed record GraphQlDirectiveDefinition(
    string Name, IReadOnlyList<GraphQlFieldDefinition> Arguments, IReadOnlyList<string> Locations, bool IsRepeatable);

/// <summary>A type as a schema defines it, with what extends it.</summary>
sealed class GraphQlDefinition(string kind, string name, bool isBuiltIn)
{
    Dictionary<string, GraphQlFieldDefinition>? _byName;

    /// <summary>E.g. <c>OBJECT</c>.</summary>
    public string Kind => kind;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Whether every schema has it.</summary>
    public bool IsBuiltIn => isBuiltIn;

    /// <summary>Its fields.</summary>
    public List<GraphQlFieldDefinition> Fields { get; } = [];

    /// <summary>Its directives.</summary>
    public List<GraphQlDirective> Directives { get; } = [];

    /// <summary>The interfaces it implements.</summary>
    public List<string> Interfaces { get; } = [];

    /// <summary>The members of a union.</summary>
    public List<string> Types { get; } = [];

    /// <summary>The values of an enumeration.</summary>
    public List<string> Values { get; } = [];

    /// <summary>Whether values of it may be given.</summary>
    public bool IsInput => kind is "SCALAR" or "ENUM" or "INPUT_OBJECT";

    /// <summary>Whether something may be selected of it.</summary>
    public bool IsComposite => kind is "OBJECT" or "INTERFACE" or "UNION";

    /// <summary>The field of a name; <c>null</c> where there is none.</summary>
    /// <param name="field">The name.</param>
    public GraphQlFieldDefinition? Field(string field)
    {
        _byName ??= ByName();
        return _byName.GetValueOrDefault(field);
    }

    /// <summary>Forgets what was found by names, after fields were added.</summary>
    public void Forget() => _byName = null;


    Dictionary<string, GraphQlFieldDefinition> ByName()
    {
        var fields = new Dictionary<string, GraphQlFieldDefinition>(StringComparer.Ordinal);
        foreach (var field in Fields)
            fields.TryAdd(field.Name, field);
        return fields;
    }
}
