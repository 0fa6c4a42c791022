using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Schemas;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>What tells the items of a list apart, as text: <c>[containerPort=80,protocol="TCP"]</c>, <c>[="a"]</c>.</summary>
/// <remarks>sigs.k8s.io/structured-merge-diff v6, path elements: two items are the same where these texts are.</remarks>
static class ItemKeys
{
    /// <summary>The key of an item of a set or map.</summary>
    /// <param name="list">The list's type.</param>
    /// <param name="item">The item.</param>
    /// <param name="problem">Why it has none; empty where it has one.</param>
    public static string? Of(ListSchema list, ObjectNode item, out string problem)
    {
        problem = "";
        return list.Merge == ListMerge.Set ? OfScalar(item, ref problem) : OfObject(list, item, ref problem);
    }

    static string? OfScalar(ObjectNode item, ref string problem)
    {
        problem = item switch
        {
            MappingNode => "associative list without keys has an element that's a map type",
            SequenceNode => "not supported: associative list with lists as elements",
            ScalarNode { Kind: ScalarKind.Null } => "associative list without keys has an element that's an explicit null",
            _ => "",
        };
        return problem.Length == 0 ? $"[={Text(item)}]" : null;
    }

    static string? OfObject(ListSchema list, ObjectNode item, ref string problem)
    {
        if (item is not MappingNode mapping)
        {
            problem = item is ScalarNode { Kind: ScalarKind.Null }
                ? "associative list with keys may not have a null element"
                : "associative list with keys may not have non-map elements";
            return null;
        }

        var parts = new List<(string Name, string Value)>(list.Keys.Length);
        foreach (var key in list.Keys)
        {
            if ((mapping[key.Name] ?? key.Default) is not { } value)
            {
                problem = "associative list with keys has an element that omits key field "
                    + $"\"{key.Name}\" (and doesn't have default value)";
                return null;
            }

            parts.Add((key.Name, Text(value)));
        }

        parts.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return $"[{string.Join(',', parts.Select(part => $"{part.Name}={part.Value}"))}]";
    }

    /// <summary>A value as text: equal numbers have one text, whatever their type.</summary>
    public static string Text(ObjectNode node) => node switch
    {
        ScalarNode { Integer: { } integer } => integer.ToString(CultureInfo.InvariantCulture),
        ScalarNode { Number: { } number } => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Json(node),
    };

    static string Json(ObjectNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = int.MaxValue, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            node.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
