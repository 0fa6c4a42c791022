using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Nodes out of test code and back.</summary>
static class Yaml
{
    public static MappingNode Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("apiVersion: v1\nkind: ConfigMap\nit:\n  " + text.Replace("\n", "\n  ", StringComparison.Ordinal)));
        var reading = ManifestReader.ReadAsync(stream, "it.yaml", TestContext.Current.CancellationToken);
        Assert.True(reading.IsCompletedSuccessfully);
#pragma warning disable xUnit1031 // It has completed: the stream is in memory.
        var manifest = reading.Result;
#pragma warning restore xUnit1031
        Assert.Empty(manifest.Unread);
        return Assert.IsType<MappingNode>(Assert.Single(manifest.Objects).Root["it"]);
    }

    public static string Json(ObjectNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            node.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
