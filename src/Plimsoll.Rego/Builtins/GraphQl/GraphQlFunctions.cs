using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>Documents of GraphQL: <c>graphql.parse</c>, <c>graphql.is_valid</c> ...</summary>
/// <remarks>https://www.openpolicyagent.org/docs/policy-reference/builtins/graphql.</remarks>
static class GraphQlFunctions
{
    const string Document = "(string | object[any: any])", Tree = "object[any: any]";

    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("graphql.is_valid", $"{Document}, {Document} -> boolean", IsValid),
        new("graphql.parse", $"{Document}, {Document} -> array<{Tree}, {Tree}>", Parse),
        new("graphql.parse_and_verify", $"{Document}, {Document} -> array<boolean, {Tree}, {Tree}>", ParseAndVerify),
        new("graphql.parse_query", $"string -> {Tree}", ParseQuery),
        new("graphql.parse_schema", $"string -> {Tree}", ParseSchema),
        new("graphql.schema_is_valid", $"{Document} -> boolean", IsSchemaValid),
    ];

    static RegoValue? ParseQuery(BuiltinCall call, RegoValue first) =>
        call.IsString(first, 1, out var text) ? OrFailure(call, () => GraphQlQueryParser.Parse(call, text)) : null;

    static RegoValue? ParseSchema(BuiltinCall call, RegoValue first) =>
        call.IsString(first, 1, out var text) ? OrFailure(call, () => GraphQlSchemaParser.Parse(call, text)) : null;

    static RegoValue? Parse(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (first is not (RegoString or RegoObject))
            return call.FailType(1, "one of {string, object}", first);
        if (second is not (RegoString or RegoObject))
            return call.FailType(2, "one of {string, object}", second);
        return OrFailure(call, () =>
        {
            var (query, schema) = Verified(call, first, second);
            return new RegoArray(query, schema);
        });
    }

    static RegoArray ParseAndVerify(BuiltinCall call, RegoValue first, RegoValue second)
    {
        try
        {
            var (query, schema) = Verified(call, first, second);
            return new RegoArray(RegoBoolean.True, query, schema);
        }
        catch (GraphQlException)
        {
            // What is wrong is not asked for: only that something is.
            return new RegoArray(RegoBoolean.False, RegoObject.Empty, RegoObject.Empty);
        }
    }

    static RegoBoolean IsValid(BuiltinCall call, RegoValue first, RegoValue second) => OrFalse(() => Verified(call, first, second));

    static RegoBoolean IsSchemaValid(BuiltinCall call, RegoValue first) =>
        OrFalse(() => GraphQlSchema.Of(call, TreeOf(call, first, isSchema: true)));

    static (RegoObject Query, RegoObject Schema) Verified(BuiltinCall call, RegoValue first, RegoValue second)
    {
        var query = TreeOf(call, first, isSchema: false);
        var document = TreeOf(call, second, isSchema: true);
        var schema = GraphQlSchema.Of(call, document);
        new GraphQlQueryCheck(call, schema, GraphQlTreeReader.Query(query)).Run();
        return (query, document);
    }

    static RegoObject TreeOf(BuiltinCall call, RegoValue value, bool isSchema) => value switch
    {
        RegoString text when isSchema => GraphQlSchemaParser.Parse(call, text.Value),
        RegoString text => GraphQlQueryParser.Parse(call, text.Value),
        RegoObject tree => tree,
        _ => throw new GraphQlException("neither a text nor a syntax tree"),
    };

    static RegoValue? OrFailure(BuiltinCall call, Func<RegoValue> function)
    {
        try
        {
            return function();
        }
        catch (GraphQlException refused)
        {
            return call.Fail(refused.Message);
        }
    }

    static RegoBoolean OrFalse<T>(Func<T> function)
    {
        try
        {
            function();
            return RegoBoolean.True;
        }
        catch (GraphQlException)
        {
            return RegoBoolean.False;
        }
    }
}
