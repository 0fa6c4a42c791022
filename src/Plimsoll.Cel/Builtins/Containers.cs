using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>Index, membership, size and concatenation of lists and maps.</summary>
static class Containers
{
    public static CelValue Index(CelValue container, CelValue key)
    {
        if (key.IsError || container.IsError)
            return Failures.Mismatch(Operators.Index, container, key);
        if (container.AsList is { } list)
            return Index(list, key);
        if (container.AsMap is { } map)
            return map.TryGetValue(key, out var value) ? value : NoSuchKey(key);
        return NoSuchKey(key);
    }

    public static CelValue In(CelValue item, CelValue container)
    {
        if (item.IsError || container.IsError)
            return Failures.Mismatch(Operators.In, item, container);
        if (container.AsList is { } list)
            return CelValue.Bool(Contains(list, item));
        return container.AsMap is { } map ? CelValue.Bool(map.TryGetValue(item, out _)) : CelValue.NoSuchOverload(Operators.In);
    }

    public static CelValue Size(CelValue value) => value.Kind switch
    {
        CelKind.String => CelValue.Int(Texts.Count(value.AsString!)),
        CelKind.Bytes => CelValue.Int(value.AsBytes!.Value.Length),
        CelKind.List => CelValue.Int(value.AsList!.Count),
        CelKind.Map => CelValue.Int(value.AsMap!.Count),
        _ => Failures.Mismatch("size", value),
    };

    public static bool Contains(CelList list, CelValue item)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (!EffortBudget.TrySpend())
                return false;
            if (CelEquality.AreEqual(list[i], item))
                return true;
        }

        return false;
    }

    /// <summary>Both lists one after the other, without copying long ones.</summary>
    public static CelValue Concatenate(CelValue left, CelValue right)
    {
        var (first, second) = (left.AsList!, right.AsList!);
        if (first.Count == 0)
            return right;
        if (second.Count == 0)
            return left;
        return (long)first.Count + second.Count > CelLimits.MaxBuiltItems ? Failures.TooManyItems : Failures.Built(ConcatList.Of(first, second));
    }

    /// <summary>That a map has no such key, as cel-go says it.</summary>
    public static CelValue NoSuchKey(CelValue key) =>
        CelValue.Error(CelErrorKind.NoSuchKey, $"no such key: {key.AsString ?? key.ToString()}");

    /// <summary>That a list has no such index, as cel-go says it.</summary>
    public static CelValue BadIndex(CelValue key) => Failures.Invalid(key.Kind is CelKind.Double or CelKind.Uint
        ? $"unsupported index value {key} in list"
        : $"unsupported index type '{key.Type.Name}' in list");

    static CelValue Index(CelList list, CelValue key)
    {
        if (!CelEquality.TryAsInteger(key, out var index))
            return BadIndex(key);
        return index < 0 || index >= list.Count
            ? CelValue.Error(CelErrorKind.IndexOutOfRange, $"index out of bounds: {index}")
            : list[(int)index];
    }
}
