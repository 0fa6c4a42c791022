using System.Collections.Immutable;
using Plimsoll.Cel.Values;

namespace Plimsoll.Policies.StagedPolicies;

/// <summary>A dictionary of texts as a map of CEL.</summary>
sealed class TextMap(IReadOnlyDictionary<string, string> texts) : CelMap
{
    public override int Count => texts.Count;

    public override IEnumerable<KeyValuePair<CelValue, CelValue>> Entries
    {
        get
        {
            foreach (var (key, value) in texts)
                yield return KeyValuePair.Create(CelValue.String(key), CelValue.String(value));
        }
    }

    public override bool TryGetValue(CelValue key, out CelValue value)
    {
        value = key.AsString is { } text && texts.TryGetValue(text, out var found) ? CelValue.String(found) : default;
        return !value.IsNull;
    }

    /// <summary>Environment variables, written <c>NAME=value</c>; of equal names the last one counts.</summary>
    public static TextMap OfVariables(ImmutableArray<string> variables)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in variables)
        {
            var equals = variable.IndexOf('=', StringComparison.Ordinal);
            texts[equals < 0 ? variable : variable[..equals]] = equals < 0 ? "" : variable[(equals + 1)..];
        }

        return new TextMap(texts);
    }
}
