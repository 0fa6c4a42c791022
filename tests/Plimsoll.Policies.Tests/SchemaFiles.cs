using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies;

/// <summary>CustomResourceDefinitions and JSON schemas of the repository, so that tests can hold them against each other.</summary>
static class SchemaFiles
{
    /// <summary>The schema without what only one of the two forms can say.</summary>
    public static JsonNode Plain(JsonNode node)
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

    public static JsonNode Json(ObjectNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            node.WriteTo(writer);
        return JsonNode.Parse(buffer.WrittenSpan)!;
    }

    public static async Task<IReadOnlyList<KubernetesObject>> ReadAsync(string path)
    {
        await using var stream = File.OpenRead(PathOf(path));
        return (await ManifestReader.ReadAsync(stream, path, TestContext.Current.CancellationToken)).Objects;
    }

    public static async Task<JsonNode> ReadJsonAsync(string path) =>
        JsonNode.Parse(await File.ReadAllTextAsync(PathOf(path), TestContext.Current.CancellationToken))!;

    static string PathOf(string path, [CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", path);
}
