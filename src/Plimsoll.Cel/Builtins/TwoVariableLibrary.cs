using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>Loops over index and item, or key and value: <c>all</c>, <c>exists</c>, <c>existsOne</c>, <c>transformList</c>, <c>transformMap</c>, <c>transformMapEntry</c>. In Kubernetes since 1.32.</summary>
/// <remarks>cel-go, ext/comprehensions.go.</remarks>
public static class TwoVariableLibrary
{
    static readonly CelType K = CelType.Parameter("K");
    static readonly CelType V = CelType.Parameter("V");
    static readonly CelType MapOfKToV = CelType.Map(K, V);

    /// <summary>The library.</summary>
    public static CelLibrary Library { get; } = new("two-variable comprehensions")
    {
        Macros = TwoVariableMacros.All,
        Functions =
        [
            new(Loops.MapInsert,
                Overload.Function("@mapInsert_map_key_value", [MapOfKToV, K, V], MapOfKToV, InsertEntry),
                Overload.Function("@mapInsert_map_map", MapOfKToV, MapOfKToV, MapOfKToV, InsertMap)),
        ],
    };

    static CelValue InsertEntry(ReadOnlySpan<CelValue> arguments) => arguments is [{ AsMap: { } map }, var key, var value]
        ? Insert(map, [KeyValuePair.Create(key, value)])
        : Failures.Mismatch(Loops.MapInsert, arguments);

    static CelValue InsertMap(CelValue target, CelValue added) => target.AsMap is { } map && added.AsMap is { } entries
        ? Insert(map, entries.Entries)
        : Failures.Mismatch(Loops.MapInsert, target, added);

    static CelValue Insert(CelMap map, IEnumerable<KeyValuePair<CelValue, CelValue>> added)
    {
        var entries = new Dictionary<CelValue, CelValue>(map.Entries);
        foreach (var (key, value) in added)
        {
            if (key.IsError || value.IsError)
                return key.IsError ? key : value;
            if (!entries.TryAdd(key, value))
                return Failures.Invalid($"insert failed: key {key.AsString ?? key.ToString()} already exists");
        }

        return Failures.Built(CelDictionaryMap.Owning(entries));
    }
}
