using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>Parses what queries and schemas both have: values, directives, types.</summary>
/// <remarks>https://spec.graphql.org/October2021/#sec-Input-Values.</remarks>
sealed class GraphQlParts(GraphQlTokens tokens)
{
    /// <summary>Directives, maybe none.</summary>
    /// <param name="isConst">Whether variables are not allowed.</param>
    /// <exception cref="GraphQlException">They are not well-formed.</exception>
    public List<RegoValue> Directives(bool isConst)
    {
        var directives = new List<RegoValue>();
        while (tokens.Skip("@"))
        {
            directives.Add(new GraphQlNode()
                .With("Name", tokens.Name())
                .With("Arguments", Arguments(isConst))
                .With("Location", "")
                .Done());
        }

        return directives;
    }

    /// <summary>Arguments of a field or a directive, maybe none.</summary>
    /// <param name="isConst">Whether variables are not allowed.</param>
    /// <exception cref="GraphQlException">They are not well-formed.</exception>
    public List<RegoValue> Arguments(bool isConst) =>
        tokens.List<RegoValue>("(", ")", isEmptyAllowed: true, () => Pair(isConst));

    /// <summary>A value.</summary>
    /// <param name="isConst">Whether variables are not allowed.</param>
    /// <exception cref="GraphQlException">It is not well-formed.</exception>
    public RegoObject Value(bool isConst)
    {
        var token = tokens.Peek;
        switch (token.Kind)
        {
            case GraphQlKind.Sign when token.Text == "[":
                return Node(GraphQlValueKind.List, "", tokens.List<RegoValue>("[", "]", true, () =>
                    new GraphQlNode().With("Name", "").With("Value", Value(isConst)).Done()));
            case GraphQlKind.Sign when token.Text == "{":
                return Node(GraphQlValueKind.Object, "", tokens.List<RegoValue>("{", "}", true, () => Pair(isConst)));
            case GraphQlKind.Sign when token.Text == "$" && !isConst:
                tokens.Next();
                return Node(GraphQlValueKind.Variable, tokens.Name(), []);
            case GraphQlKind.Int or GraphQlKind.Float or GraphQlKind.String or GraphQlKind.BlockString or GraphQlKind.Name:
                return Node(KindOf(token), tokens.Next().Text, []);
            default:
                throw tokens.Unexpected();
        }
    }

    /// <summary>A type that is named.</summary>
    /// <exception cref="GraphQlException">It is not well-formed.</exception>
    public RegoObject Type()
    {
        var node = new GraphQlNode();
        if (tokens.Skip("["))
        {
            node.With("NamedType", "").With("Elem", tokens.Nested(Type));
            tokens.Expect("]");
        }
        else
        {
            node.With("NamedType", tokens.Name());
        }

        return node.With("NonNull", tokens.Skip("!")).Done();
    }

    RegoObject Pair(bool isConst)
    {
        var name = tokens.Name();
        tokens.Expect(":");
        return new GraphQlNode().With("Name", name).With("Value", tokens.Nested(() => Value(isConst))).Done();
    }

    static RegoObject Node(GraphQlValueKind kind, string raw, List<RegoValue> children) => new GraphQlNode()
        .With("Raw", raw)
        .With("Children", children)
        .With("Kind", RegoNumber.Of((int)kind))
        .With("ExpectedTypeHasDefault", false)
        .Done();

    static GraphQlValueKind KindOf(GraphQlToken token) => token.Kind switch
    {
        GraphQlKind.Int => GraphQlValueKind.Int,
        GraphQlKind.Float => GraphQlValueKind.Float,
        GraphQlKind.String => GraphQlValueKind.String,
        GraphQlKind.BlockString => GraphQlValueKind.Block,
        _ => token.Text switch
        {
            "true" or "false" => GraphQlValueKind.Boolean,
            "null" => GraphQlValueKind.Null,
            _ => GraphQlValueKind.Enum,
        },
    };
}
