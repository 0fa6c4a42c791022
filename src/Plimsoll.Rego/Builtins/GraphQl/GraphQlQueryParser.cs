using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>Parses operations and fragments.</summary>
/// <remarks>https://spec.graphql.org/October2021/#sec-Document.</remarks>
sealed class GraphQlQueryParser
{
    readonly GraphQlTokens _tokens;
    readonly GraphQlParts _parts;

    GraphQlQueryParser(GraphQlTokens tokens) => (_tokens, _parts) = (tokens, new GraphQlParts(tokens));

    /// <summary>Parses a document.</summary>
    /// <param name="call">The call.</param>
    /// <param name="text">The document.</param>
    /// <exception cref="GraphQlException">It is not well-formed.</exception>
    public static RegoObject Parse(BuiltinCall call, string text) => new GraphQlQueryParser(new GraphQlTokens(call, text)).Document();

    /// <summary>The name of a kind of operation.</summary>
    /// <param name="tokens">Where it is.</param>
    /// <exception cref="GraphQlException">There is something else.</exception>
    public static string OperationKind(GraphQlTokens tokens)
    {
        var token = tokens.Next();
        return token.Text is "query" or "mutation" or "subscription" ? token.Text : throw GraphQlTokens.Unexpected(token);
    }

    RegoObject Document()
    {
        var (operations, fragments) = (new List<RegoValue>(), new List<RegoValue>());
        while (_tokens.Peek.Kind != GraphQlKind.End)
        {
            if (_tokens.Peek.IsSign("{") || _tokens.Peek is { Kind: GraphQlKind.Name, Text: "query" or "mutation" or "subscription" })
                operations.Add(Operation());
            else if (_tokens.Peek.IsName("fragment"))
                fragments.Add(Fragment());
            else
                throw _tokens.Unexpected();
        }

        return new GraphQlNode().With("Operations", operations).With("Fragments", fragments).Done();
    }

    RegoObject Operation()
    {
        var node = new GraphQlNode();
        if (_tokens.Peek.IsSign("{"))
            return node.With("Operation", "query").With("Name", "").With("SelectionSet", Selections()).Done();
        node.With("Operation", OperationKind(_tokens));
        return node
            .With("Name", _tokens.Peek.Kind == GraphQlKind.Name ? _tokens.Next().Text : "")
            .With("VariableDefinitions", Variables())
            .With("Directives", _parts.Directives(isConst: false))
            .With("SelectionSet", Selections())
            .Done();
    }

    List<RegoValue> Variables() => _tokens.List<RegoValue>("(", ")", isEmptyAllowed: true, Variable);

    RegoObject Variable()
    {
        _tokens.Expect("$");
        var node = new GraphQlNode().With("Variable", _tokens.Name());
        _tokens.Expect(":");
        return node
            .With("Type", _parts.Type())
            .With("DefaultValue", _tokens.Skip("=") ? _parts.Value(isConst: true) : null)
            .With("Directives", _parts.Directives(isConst: false))
            .With("Used", false)
            .Done();
    }

    List<RegoValue> Selections()
    {
        if (!_tokens.Peek.IsSign("{"))
            throw GraphQlException.At($"Expected {{, found {_tokens.Peek.KindText}", _tokens.Peek);
        return _tokens.List<RegoValue>("{", "}", isEmptyAllowed: false, () => _tokens.Skip("...") ? Spread() : Field());
    }

    RegoObject Field()
    {
        var alias = _tokens.Name();
        return new GraphQlNode()
            .With("Alias", alias)
            .With("Name", _tokens.Skip(":") ? _tokens.Name() : alias)
            .With("Arguments", _parts.Arguments(isConst: false))
            .With("Directives", _parts.Directives(isConst: false))
            .With("SelectionSet", _tokens.Peek.IsSign("{") ? Selections() : [])
            .Done();
    }

    RegoObject Spread()
    {
        var node = new GraphQlNode();
        if (_tokens.Peek.Kind == GraphQlKind.Name && _tokens.Peek.Text != "on")
            return node.With("Name", _tokens.Name()).With("Directives", _parts.Directives(isConst: false)).Done();
        var condition = "";
        if (_tokens.Peek.IsName("on"))
        {
            _tokens.Next();
            condition = _tokens.Name();
        }

        return node
            .With("TypeCondition", condition)
            .With("Directives", _parts.Directives(isConst: false))
            .With("SelectionSet", Selections())
            .Done();
    }

    RegoObject Fragment()
    {
        _tokens.Keyword("fragment");
        if (_tokens.Peek.IsName("on"))
            throw _tokens.Unexpected();
        var node = new GraphQlNode().With("Name", _tokens.Name()).With("VariableDefinition", Variables());
        _tokens.Keyword("on");
        return node
            .With("TypeCondition", _tokens.Name())
            .With("Directives", _parts.Directives(isConst: false))
            .With("SelectionSet", Selections())
            .Done();
    }
}
