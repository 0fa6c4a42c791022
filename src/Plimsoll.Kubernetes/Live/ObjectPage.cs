using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Live;

/// <summary>One page of a list that the server sent.</summary>
/// <param name="Objects">Its objects.</param>
/// <param name="Unread">Those that could not be read.</param>
/// <param name="Continue">What to ask for next; empty at the end.</param>
/// <remarks>https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks.</remarks>
sealed record ObjectPage(ImmutableArray<KubernetesObject> Objects, ImmutableArray<Unread> Unread, string Continue)
{
    /// <summary>Levels that are passed over to find the end of an object; what is deeper than an object may be is told of it alone.</summary>
    internal const int MaxPageDepth = 10_000;

    /// <summary>Reads a page.</summary>
    /// <returns><c>null</c> where it is no list.</returns>
    public static ObjectPage? Read(ReadOnlySpan<byte> json, LiveResource resource, string apiVersion, Dictionary<string, string> keys)
    {
        var objects = ImmutableArray.CreateBuilder<KubernetesObject>();
        var unread = ImmutableArray.CreateBuilder<Unread>();
        var (next, isList) = ("", false);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxPageDepth });
        var budget = new NodeBudget(keys);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (isItems, isMetadata) = (reader.ValueTextEquals("items"u8), reader.ValueTextEquals("metadata"u8));
                reader.Read();
                isList |= isItems;
                if (isMetadata)
                    next = Text(ref reader, "continue"u8);
                else if (isItems && reader.TokenType == JsonTokenType.StartArray)
                    Items(ref reader, json, new LiveItemReading(resource, apiVersion, budget), objects, unread);
                else
                    reader.Skip();
            }
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException)
        {
            return null;
        }

        return isList ? new ObjectPage(objects.ToImmutable(), unread.ToImmutable(), next) : null;
    }

    static void Items(
        ref Utf8JsonReader reader,
        ReadOnlySpan<byte> json,
        LiveItemReading reading,
        ImmutableArray<KubernetesObject>.Builder objects,
        ImmutableArray<Unread>.Builder unread)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var item = json[start..(int)reader.BytesConsumed];
            var place = new SourceLocation(reading.PlaceOf(item), 0, 0);
            try
            {
                if (reading.Read(item, place) is { } found)
                    objects.Add(found);
                else
                    unread.Add(new Unread(place.File, UnreadReason.Malformed, "not a Kubernetes object", place));
            }
            catch (ManifestException bad)
            {
                unread.Add(new Unread(place.File, bad.Reason, bad.Message, place));
            }
        }
    }

    /// <summary>A text of the object that the reader stands at; empty where there is none. Ends at the object's end.</summary>
    internal static string Text(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        var text = "";
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return text;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isWanted = reader.ValueTextEquals(name);
            reader.Read();
            if (isWanted && reader.TokenType == JsonTokenType.String)
                text = reader.GetString() ?? "";
            else
                reader.Skip();
        }

        return text;
    }
}
