using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>Parses schemas.</summary>
/// <remarks>https://spec.graphql.org/October2021/#sec-Type-System.</remarks>
sealed class GraphQlSchemaParser
{
    static readonly string[] Locations =
    [
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION", "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM",
        "ENUM_VALUE", "INPUT_OBJECT", "INPUT_FIELD_DEFINITION",
    ];

    readonly GraphQlTokens _tokens;
    readonly GraphQlParts _parts;
    readonly bool _isBuiltIn;
    readonly List<RegoValue> _schema = [];
    readonly List<RegoValue> _schemaExtension = [];
    readonly List<RegoValue> _directives = [];
    readonly List<RegoValue> _definitions = [];
    readonly List<RegoValue> _extensions = [];

    GraphQlSchemaParser(GraphQlTokens tokens, bool isBuiltIn) =>
        (_tokens, _parts, _isBuiltIn) = (tokens, new GraphQlParts(tokens), isBuiltIn);

    /// <summary>Parses a document.</summary>
    /// <param name="call">The call.</param>
    /// <param name="text">The document.</param>
    /// <param name="isBuiltIn">Whether it defines what every schema has.</param>
    /// <exception cref="GraphQlException">It is not well-formed.</exception>
    public static RegoObject Parse(BuiltinCall call, string text, bool isBuiltIn = false) =>
        new GraphQlSchemaParser(new GraphQlTokens(call, text), isBuiltIn).Document();

    RegoObject Document()
    {
        while (_tokens.Peek.Kind != GraphQlKind.End)
        {
            var start = _tokens.Peek;
            var description = Description();
            switch (_tokens.Peek.Kind == GraphQlKind.Name ? _tokens.Peek.Text : "")
            {
                case "scalar" or "type" or "interface" or "union" or "enum" or "input":
                    _definitions.Add(Definition(_tokens.Next().Text, description, isExtension: false));
                    break;
                case "schema":
                    _tokens.Next();
                    _schema.Add(Schema(description));
                    break;
                case "directive":
                    _directives.Add(Directive(description));
                    break;
                case "extend" when description.Length > 0:
                    throw GraphQlTokens.Unexpected(start);
                case "extend":
                    _tokens.Next();
                    Extension();
                    break;
                default:
                    throw _tokens.Unexpected();
            }
        }

        return new GraphQlNode()
            .With("Schema", _schema)
            .With("SchemaExtension", _schemaExtension)
            .With("Directives", _directives)
            .With("Definitions", _definitions)
            .With("Extensions", _extensions)
            .Done();
    }

    string Description() => _tokens.Peek.Kind is GraphQlKind.String or GraphQlKind.BlockString ? _tokens.Next().Text : "";

    RegoObject Schema(string description) => new GraphQlNode()
        .With("Description", description)
        .With("Directives", _parts.Directives(isConst: true))
        .With("OperationTypes", _tokens.List<RegoValue>("{", "}", isEmptyAllowed: false, OperationType))
        .Done();

    RegoObject OperationType()
    {
        var node = new GraphQlNode().With("Operation", GraphQlQueryParser.OperationKind(_tokens));
        _tokens.Expect(":");
        return node.With("Type", _tokens.Name()).Done();
    }

    void Extension()
    {
        switch (_tokens.Peek.Text)
        {
            case "schema":
                _tokens.Next();
                var schema = Schema("");
                if (schema["Directives"] is null && schema["OperationTypes"] is null)
                    throw _tokens.Unexpected();
                _schemaExtension.Add(schema);
                break;
            case "scalar" or "type" or "interface" or "union" or "enum" or "input":
                var definition = Definition(_tokens.Next().Text, "", isExtension: true);
                if (definition.Count == ExtensionMembers)
                    throw _tokens.Unexpected();
                _extensions.Add(definition);
                break;
            default:
                throw _tokens.Unexpected();
        }
    }

    /// <summary>Members of a definition that says nothing: its kind, its name, its description and whether it is built in.</summary>
    const int ExtensionMembers = 4;

    RegoObject Definition(string keyword, string description, bool isExtension)
    {
        var node = new GraphQlNode()
            .With("Kind", KindOf(keyword))
            .With("Description", description)
            .With("BuiltIn", _isBuiltIn)
            .With("Name", _tokens.Name());
        if (keyword == "type" || (keyword == "interface" && !isExtension))
            node.With("Interfaces", Interfaces());
        node.With("Directives", _parts.Directives(isConst: true));
        return keyword switch
        {
            "type" or "interface" => node.With("Fields", _tokens.List<RegoValue>("{", "}", false, Field)).Done(),
            "input" => node.With("Fields", _tokens.List<RegoValue>("{", "}", false, InputValue)).Done(),
            "enum" => node.With("EnumValues", _tokens.List<RegoValue>("{", "}", false, EnumValue)).Done(),
            "union" => node.With("Types", UnionTypes()).Done(),
            _ => node.Done(),
        };
    }

    static string KindOf(string keyword) => keyword switch
    {
        "scalar" => "SCALAR",
        "type" => "OBJECT",
        "interface" => "INTERFACE",
        "union" => "UNION",
        "enum" => "ENUM",
        _ => "INPUT_OBJECT",
    };

    List<RegoValue> Interfaces()
    {
        if (!_tokens.Peek.IsName("implements"))
            return [];
        _tokens.Next();
        _tokens.Skip("&");
        return Names("&");
    }

    List<RegoValue> UnionTypes()
    {
        if (!_tokens.Skip("="))
            return [];
        _tokens.Skip("|");
        return Names("|");
    }

    List<RegoValue> Names(string separator)
    {
        var names = new List<RegoValue>();
        do
            names.Add(new RegoString(_tokens.Name()));
        while (_tokens.Skip(separator));
        return names;
    }

    RegoObject Field()
    {
        var node = new GraphQlNode()
            .With("Description", Description())
            .With("Name", _tokens.Name())
            .With("Arguments", Arguments());
        _tokens.Expect(":");
        return node.With("Type", _parts.Type()).With("Directives", _parts.Directives(isConst: true)).Done();
    }

    List<RegoValue> Arguments() => _tokens.List<RegoValue>("(", ")", isEmptyAllowed: false, InputValue);

    RegoObject InputValue()
    {
        var node = new GraphQlNode().With("Description", Description()).With("Name", _tokens.Name());
        _tokens.Expect(":");
        return node
            .With("Type", _parts.Type())
            .With("DefaultValue", _tokens.Skip("=") ? _parts.Value(isConst: true) : null)
            .With("Directives", _parts.Directives(isConst: true))
            .Done();
    }

    RegoObject EnumValue() => new GraphQlNode()
        .With("Description", Description())
        .With("Name", _tokens.Name())
        .With("Directives", _parts.Directives(isConst: true))
        .Done();

    RegoObject Directive(string description)
    {
        _tokens.Keyword("directive");
        _tokens.Expect("@");
        var node = new GraphQlNode()
            .With("Description", description)
            .With("Name", _tokens.Name())
            .With("Arguments", Arguments());
        var isRepeatable = _tokens.Peek.IsName("repeatable");
        if (isRepeatable)
            _tokens.Next();
        _tokens.Keyword("on");
        _tokens.Skip("|");
        var locations = new List<RegoValue>();
        do
            locations.Add(new RegoString(Location()));
        while (_tokens.Skip("|"));
        return node.With("IsRepeatable", isRepeatable).With("Locations", locations).Done();
    }

    string Location()
    {
        var token = _tokens.Peek;
        var name = _tokens.Name();
        return Locations.Contains(name, StringComparer.Ordinal) ? name : throw GraphQlTokens.Unexpected(token);
    }
}
