using System.Text.Json;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego;

/// <summary>Evaluates small policies: rules of the package <c>p</c>, whose first line is the second of the module.</summary>
static class Policy
{
    /// <summary>The rule <c>p</c> as JSON; <c>null</c> where it is undefined.</summary>
    public static string? Value(string rules, string? input = null, string? data = null, RegoDialect dialect = RegoDialect.V1) =>
        Evaluate(rules, "data.p.p", input, data, RegoSettings.Default, dialect)?.ToJson();

    /// <summary>A query over the rules as JSON; <c>null</c> where it is undefined.</summary>
    public static string? Ask(string query, string rules, string? input = null, string? data = null) =>
        Evaluate(rules, query, input, data, RegoSettings.Default)?.ToJson();

    /// <summary>A query over the rules.</summary>
    public static RegoValue? Evaluate(
        string rules, string query, string? input, string? data, RegoSettings settings, RegoDialect dialect = RegoDialect.V1) =>
        Compile(rules, dialect).Prepare(query).Evaluate(Json(input), Json(data), settings, TestContext.Current.CancellationToken);

    /// <summary>The program of the rules.</summary>
    public static RegoProgram Compile(string rules, RegoDialect dialect = RegoDialect.V1) =>
        RegoProgram.Compile([RegoModule.Parse("p.rego", "package p\n" + rules, dialect)]);

    /// <summary>The first mistake, as <c>row:column: code: message</c>; fails where there is none.</summary>
    public static string Mistake(string rules, RegoDialect dialect = RegoDialect.V1) =>
        TextOf(Assert.Throws<RegoException>(() => Compile(rules, dialect)).Errors[0]);

    /// <summary>What ends an evaluation of the rule <c>p</c>, as <c>row:column: code: message</c>.</summary>
    public static string Failure(string rules, string? input = null, RegoSettings? settings = null)
    {
        var error = Assert.Throws<RegoException>(() => Evaluate(rules, "data.p.p", input, null, settings ?? RegoSettings.Default));
        return TextOf(Assert.Single(error.Errors));
    }

    /// <summary>A document; <c>null</c> where none is given.</summary>
    public static RegoValue? Json(string? text) =>
        text is null ? null : RegoValue.From(JsonElement.Parse(text, new JsonDocumentOptions { MaxDepth = 100_000 }));

    static string TextOf(RegoError error) => $"{error.Location.Row}:{error.Location.Column}: {error.Code}: {error.Message}";
}
