using System.Collections.Frozen;
using System.Text;

namespace Plimsoll.Cel.Builtins;

/// <summary>The code points that differ by case only.</summary>
/// <remarks>Unicode simple case folding, computed from the case mappings; the three that map to ASCII or Latin-1 are added.</remarks>
static class CaseFolding
{
    static readonly Lazy<FrozenDictionary<int, int[]>> Orbits = new(Compute);

    /// <summary>The set with the other cases of its members.</summary>
    public static CodePointSet Fold(CodePointSet set)
    {
        var ranges = new List<(int First, int Last)>(set.Ranges);
        foreach (var (codePoint, orbit) in Orbits.Value)
        {
            if (set.Contains(codePoint))
                ranges.AddRange(orbit.Select(other => (other, other)));
        }

        return CodePointSet.Of(ranges);
    }

    static FrozenDictionary<int, int[]> Compute()
    {
        var byKey = new Dictionary<int, List<int>>();
        foreach (var codePoint in Enumerable.Range(0, 0x20000).Where(Rune.IsValid))
        {
            var key = KeyOf(codePoint);
            if (byKey.TryGetValue(key, out var orbit))
                orbit.Add(codePoint);
            else
                byKey[key] = [codePoint];
        }

        return byKey.Values.Where(orbit => orbit.Count > 1)
            .SelectMany(orbit => orbit.Select(member => KeyValuePair.Create(member, orbit.ToArray())))
            .ToFrozenDictionary();
    }

    static int KeyOf(int codePoint) => codePoint switch
    {
        0x017F => 's',
        0x212A => 'k',
        0x212B => 'å',
        _ => Rune.ToLowerInvariant(Rune.ToUpperInvariant(new Rune(codePoint))).Value,
    };
}
