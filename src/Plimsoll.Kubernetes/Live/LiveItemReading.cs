using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Live;

/// <summary>Reads the objects of a list: what the list says once, API version and kind, is written into each.</summary>
sealed class LiveItemReading(LiveResource resource, string apiVersion, NodeBudget budget)
{
    /// <summary>Where a live object is: <c>cluster:NAMESPACE/KIND/NAME</c>.</summary>
    public string PlaceOf(ReadOnlySpan<byte> item)
    {
        var (name, @namespace) = ("", "");
        var reader = new Utf8JsonReader(item, new JsonReaderOptions { MaxDepth = ObjectPage.MaxPageDepth });
        reader.Read();
        while (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.PropertyName or JsonTokenType.EndObject && reader.Read()
            && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMetadata = reader.ValueTextEquals("metadata"u8);
            reader.Read();
            if (!isMetadata)
            {
                reader.Skip();
                continue;
            }

            var again = reader;
            name = ObjectPage.Text(ref again, "name"u8);
            @namespace = ObjectPage.Text(ref reader, "namespace"u8);
            break;
        }

        return Place(@namespace, resource.Kind, name);
    }

    /// <summary>The place of an object.</summary>
    public static string Place(string @namespace, string kind, string name) =>
        @namespace.Length == 0 ? $"cluster:{kind}/{name}" : $"cluster:{@namespace}/{kind}/{name}";

    /// <returns><c>null</c> where it is no object.</returns>
    /// <exception cref="ManifestException">It is too deep or too large, or a key stands twice.</exception>
    public KubernetesObject? Read(ReadOnlySpan<byte> item, SourceLocation place)
    {
        if (JsonReading.OfServer(item, place.File).Next(budget) is not MappingNode root)
            return null;
        ImmutableArray<MappingEntry> said =
        [
            .. Said(root, "apiVersion", apiVersion, place),
            .. Said(root, "kind", resource.Kind, place),
        ];
        return KubernetesObject.From(said.IsEmpty ? root : NodeMaking.Mapping([.. said, .. root.Entries], place));
    }

    static IEnumerable<MappingEntry> Said(MappingNode root, string key, string value, SourceLocation place)
    {
        if (!root.TryGet(key, out _))
            yield return new MappingEntry(key, 0, 0, NodeMaking.Text(value, place));
    }
}
