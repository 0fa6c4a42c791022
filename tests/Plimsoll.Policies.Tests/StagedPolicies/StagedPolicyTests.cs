using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Schemas;

namespace Plimsoll.Policies.StagedPolicies;

/// <summary>The kind, its CustomResourceDefinition and its JSON schema say the same.</summary>
public sealed class StagedPolicyTests
{
    [Fact]
    public async Task The_definition_is_one_that_kubernetes_reads()
    {
        var definition = Assert.Single(await ReadAsync("deploy/crds/policies.plimsoll.dev.yaml"));

        var schemas = OpenApiSchemas.Read(definition.Root);

        Assert.Empty(schemas.Notes);
        Assert.Equal((StagedPolicy.ApiVersion, StagedPolicy.Kind), (Assert.Single(schemas.Versions).ApiVersion, schemas.Versions[0].Kind));
    }

    [Fact]
    public async Task The_definition_and_the_schema_for_editors_say_the_same()
    {
        var definition = Assert.Single(await ReadAsync("deploy/crds/policies.plimsoll.dev.yaml"));
        var written = Json(definition.Root["spec"]!["versions"].AsMappings.Single()["schema"]!["openAPIV3Schema"]!["properties"]!["spec"]!);
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(PathOf("docs/schemas/policy.schema.json"), TestContext.Current.CancellationToken))!;

        Assert.True(JsonNode.DeepEquals(Plain(written), Plain(schema["properties"]!["spec"]!)));
    }

    [Fact]
    public async Task The_schema_has_the_fields_that_are_read()
    {
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(PathOf("docs/schemas/policy.schema.json"), TestContext.Current.CancellationToken))!;

        Assert.Equal(StagedPolicyReading.Fields, schema["properties"]!["spec"]!["properties"]!.AsObject().Select(field => field.Key));
    }

    /// <summary>The schema without what only one of the two forms can say.</summary>
    static JsonNode Plain(JsonNode node)
    {
        switch (node)
        {
            case JsonObject fields:
                var plain = new JsonObject();
                foreach (var (key, value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
                {
                    if (!key.StartsWith("x-kubernetes-", StringComparison.Ordinal) && key is not ("uniqueItems" or "additionalProperties"))
                        plain[key] = Plain(value!);
                }

                return plain;
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Plain(item!))]);
            default:
                return node.DeepClone();
        }
    }

    static JsonNode Json(ObjectNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            node.WriteTo(writer);
        return JsonNode.Parse(buffer.WrittenSpan)!;
    }

    static async Task<IReadOnlyList<KubernetesObject>> ReadAsync(string path)
    {
        await using var stream = File.OpenRead(PathOf(path));
        return (await ManifestReader.ReadAsync(stream, path, TestContext.Current.CancellationToken)).Objects;
    }

    static string PathOf(string path, [CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "..", path);
}
