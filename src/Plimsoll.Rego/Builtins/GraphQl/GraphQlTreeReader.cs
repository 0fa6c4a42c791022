using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>Reads trees of syntax from values: of a parser, or made by a policy.</summary>
static class GraphQlTreeReader
{
    /// <summary>Operations and fragments.</summary>
    /// <param name="document">The document.</param>
    /// <exception cref="GraphQlException">A member is of another kind than it must be.</exception>
    public static GraphQlQuery Query(RegoObject document) =>
        new(List(document, "Operations", Operation), List(document, "Fragments", Fragment));

    /// <summary>A definition of a type, added to one that is there already.</summary>
    /// <param name="node">The definition.</param>
    /// <param name="to">What it extends.</param>
    /// <exception cref="GraphQlException">A member is of another kind than it must be.</exception>
    public static void Extend(RegoObject node, GraphQlDefinition to)
    {
        to.Directives.AddRange(Directives(node));
        to.Fields.AddRange(List(node, "Fields", Field));
        to.Interfaces.AddRange(Texts(node, "Interfaces"));
        to.Types.AddRange(Texts(node, "Types"));
        to.Values.AddRange(List(node, "EnumValues", value => Text(value, "Name")));
    }

    /// <summary>A definition of a directive.</summary>
    /// <param name="node">The definition.</param>
    /// <exception cref="GraphQlException">A member is of another kind than it must be.</exception>
    public static GraphQlDirectiveDefinition DirectiveDefinition(RegoObject node) =>
        new(Text(node, "Name"), List(node, "Arguments", Field), Texts(node, "Locations"), Flag(node, "IsRepeatable"));

    /// <summary>Directives of a node.</summary>
    /// <param name="node">The node.</param>
    /// <exception cref="GraphQlException">A member is of another kind than it must be.</exception>
    public static List<GraphQlDirective> Directives(RegoObject node) =>
        List(node, "Directives", directive => new GraphQlDirective(Text(directive, "Name"), Arguments(directive, "Arguments")));

    /// <summary>A list of nodes; empty where there is none.</summary>
    /// <param name="node">The node it is in.</param>
    /// <param name="name">Its name.</param>
    /// <param name="read">Reads an item.</param>
    /// <exception cref="GraphQlException">It is none.</exception>
    public static List<T> List<T>(RegoObject node, string name, Func<RegoObject, T> read)
    {
        var items = new List<T>();
        foreach (var item in Items(node, name))
            items.Add(item is RegoObject members ? read(members) : throw Wrong(name));
        return items;
    }

    /// <summary>A text; empty where there is none.</summary>
    /// <param name="node">The node it is in.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="GraphQlException">It is none.</exception>
    public static string Text(RegoObject node, string name) => node[name] switch
    {
        null or RegoNull => "",
        RegoString text => text.Value,
        _ => throw Wrong(name),
    };

    /// <summary>A truth value; false where there is none.</summary>
    /// <param name="node">The node it is in.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="GraphQlException">It is none.</exception>
    public static bool Flag(RegoObject node, string name) => node[name] switch
    {
        null or RegoNull => false,
        RegoBoolean flag => flag.Value,
        _ => throw Wrong(name),
    };

    static GraphQlException Wrong(string name) => new($"the syntax tree has another kind of value for {name} than it must have");

    static ReadOnlySpan<RegoValue> Items(RegoObject node, string name) => node[name] switch
    {
        null or RegoNull => [],
        RegoArray items => items.Items,
        _ => throw Wrong(name),
    };

    static List<string> Texts(RegoObject node, string name)
    {
        var texts = new List<string>();
        foreach (var item in Items(node, name))
            texts.Add(item is RegoString text ? text.Value : throw Wrong(name));
        return texts;
    }

    static RegoObject? Optional(RegoObject node, string name) => node[name] switch
    {
        null or RegoNull => null,
        RegoObject members => members,
        _ => throw Wrong(name),
    };

    static RegoObject Required(RegoObject node, string name) => Optional(node, name) ?? throw Wrong(name);

    static GraphQlOperation Operation(RegoObject node) =>
        new(Text(node, "Operation"), Text(node, "Name"), List(node, "VariableDefinitions", Variable), Directives(node), Selections(node));

    static GraphQlFragment Fragment(RegoObject node) =>
        new(Text(node, "Name"), Text(node, "TypeCondition"), Directives(node), Selections(node));

    static GraphQlVariable Variable(RegoObject node) =>
        new(Text(node, "Variable"), Type(Required(node, "Type")), Default(node), Directives(node));

    static List<GraphQlSelection> Selections(RegoObject node)
    {
        NestingGuard.Enter();
        return List(node, "SelectionSet", Selection);
    }

    static GraphQlSelection Selection(RegoObject node)
    {
        if (node["Alias"] is not null)
        {
            return new GraphQlField(
                Text(node, "Alias"), Text(node, "Name"), Arguments(node, "Arguments"), Directives(node), Selections(node));
        }

        return node["TypeCondition"] is null
            ? new GraphQlSpread(Text(node, "Name"), Directives(node))
            : new GraphQlInline(Text(node, "TypeCondition"), Directives(node), Selections(node));
    }

    static List<GraphQlArgument> Arguments(RegoObject node, string name) =>
        List(node, name, argument => new GraphQlArgument(Text(argument, "Name"), Value(Required(argument, "Value"))));

    static GraphQlValue Value(RegoObject node)
    {
        NestingGuard.Enter();
        if (node["Kind"] is not (null or RegoNumber))
            throw Wrong("Kind");
        var kind = node["Kind"] is RegoNumber number && number.TryGetInteger(out var integer) ? integer : 0;
        return kind is >= 0 and <= (long)GraphQlValueKind.Object
            ? new GraphQlValue((GraphQlValueKind)kind, Text(node, "Raw"), Arguments(node, "Children"))
            : throw Wrong("Kind");
    }

    static GraphQlTypeRef Type(RegoObject node)
    {
        NestingGuard.Enter();
        var item = Optional(node, "Elem");
        return new GraphQlTypeRef(Text(node, "NamedType"), item is null ? null : Type(item), Flag(node, "NonNull"));
    }

    static GraphQlValue? Default(RegoObject node) => Optional(node, "DefaultValue") is { } value ? Value(value) : null;

    static GraphQlFieldDefinition Field(RegoObject node) =>
        new(Text(node, "Name"), Type(Required(node, "Type")), Default(node), Directives(node), List(node, "Arguments", Field));
}
