using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Testing;

/// <summary>Nodes as short JSON, for messages.</summary>
static class NodeText
{
    const int MaxCharacters = 200;

    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON of a node, cut where it is long; <c>nothing</c> where there is none.</summary>
    public static string Of(ObjectNode? node)
    {
        if (!node.IsSet)
            return "nothing";
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            node!.WriteTo(writer); // It is set.
        var text = Encoding.UTF8.GetString(buffer.WrittenSpan[..Math.Min(buffer.WrittenCount, MaxCharacters * 4)]);
        return text.Length <= MaxCharacters ? text : text[..MaxCharacters] + "…";
    }

    /// <summary>Whether two values are the same; null and nothing are.</summary>
    public static bool AreEqual(ObjectNode? one, ObjectNode? other) =>
        (!one.IsSet && !other.IsSet) || NodeEquality.AreEqual(one, other);
}
