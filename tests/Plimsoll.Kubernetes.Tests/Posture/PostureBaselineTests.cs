using System.Text.Json.Nodes;
using System.Runtime.CompilerServices;

namespace Plimsoll.Kubernetes.Posture;

public sealed class PostureBaselineTests
{
    [Theory]
    [InlineData("{ id: A }", "reason")]
    [InlineData("{ reason: r }", "id")]
    [InlineData("{ id: A, reason: r, expires: tomorrow }", "YYYY-MM-DD")]
    [InlineData("{ id: A, reason: r, expires: [2026-01-01] }", "YYYY-MM-DD")]
    [InlineData("{ id: A, reason: r, expire: 2026-01-01 }", "\"expire\" is no field")]
    [InlineData("{ id: A, reason: r, object: { labels: a } }", "kind, namespace, name")]
    [InlineData("A", "mapping")]
    public async Task An_entry_with_a_mistake_accepts_nothing_and_is_told(string entry, string word)
    {
        var baseline = await ReadAsync($"[{entry}]");

        Assert.Empty(baseline.Entries);
        Assert.Contains(word, Assert.Single(baseline.Unread).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ a: b }")]
    [InlineData("text")]
    public async Task Something_else_than_a_list_is_told(string accepted) => Assert.Single((await ReadAsync(accepted)).Unread);

    [Fact]
    public async Task The_schema_has_the_fields_that_are_read()
    {
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(SchemaPath(), TestContext.Current.CancellationToken))!;
        var entry = schema["$defs"]!["entry"]!["properties"]!.AsObject();

        Assert.Equal(PostureBaseline.Fields, entry.Select(field => field.Key));
        Assert.Equal(PostureBaseline.ObjectFields, entry["object"]!["properties"]!.AsObject().Select(field => field.Key));
        Assert.Equal((PostureBaseline.ApiVersion, PostureBaseline.Kind), ((string?)schema["properties"]!["apiVersion"]!["const"], (string?)schema["properties"]!["kind"]!["const"]));
        Assert.Equal(["id", "reason"], schema["$defs"]!["entry"]!["required"]!.AsArray().Select(field => (string?)field));
        Assert.Equal(PostureBaseline.MaxEntries, (int?)schema["properties"]!["spec"]!["properties"]!["accepted"]!["maxItems"]);
    }

    static async Task<PostureBaseline> ReadAsync(string accepted) => PostureBaseline.Read(Assert.Single(await Found.ObjectsAsync(
        $"apiVersion: plimsoll.dev/v1\nkind: PostureBaseline\nmetadata: {{ name: a }}\nspec: {{ accepted: {accepted} }}\n")))!;

    static string SchemaPath([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "docs", "schemas", "posturebaseline.schema.json");
}
