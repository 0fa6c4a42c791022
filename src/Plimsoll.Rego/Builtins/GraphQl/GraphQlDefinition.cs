namespace Plimsoll.Rego.Builtins.GraphQl;

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
