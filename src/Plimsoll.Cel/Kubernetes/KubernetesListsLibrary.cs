using System.Collections.Immutable;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>Sums, extremes and places in lists. In Kubernetes since CEL is; <c>includes()</c> came with version 1 in 1.37.</summary>
/// <remarks>k8s.io/apiserver/pkg/cel/library/lists.go.</remarks>
public static class KubernetesListsLibrary
{
    static readonly CelType Item = CelType.Parameter("A");
    static readonly CelType ListOfItems = CelType.List(Item);

    static readonly ImmutableArray<(string Name, CelType Type, CelValue Zero)> Summable =
    [
        ("int", CelType.Int, CelValue.Int(0)),
        ("uint", CelType.Uint, CelValue.Uint(0)),
        ("double", CelType.Double, CelValue.Double(0)),
        ("duration", CelType.Duration, CelValue.Duration(0)),
    ];

    static readonly ImmutableArray<(string Name, CelType Type)> Comparable =
    [
        ("int", CelType.Int), ("uint", CelType.Uint), ("double", CelType.Double), ("bool", CelType.Bool),
        ("duration", CelType.Duration), ("timestamp", CelType.Timestamp), ("string", CelType.String), ("bytes", CelType.Bytes),
    ];

    static readonly CelLibrary Version0 = new("kubernetes.lists")
    {
        Functions =
        [
            new("isSorted", [.. Comparable.Select(item => Overload.Member($"list_{item.Name}_is_sorted_bool", CelType.List(item.Type), CelType.Bool, IsSorted))]),
            new("sum", [.. Summable.Select(item => Overload.Member($"list_{item.Name}_sum_{item.Name}", CelType.List(item.Type), item.Type, list => Sum(list, item.Zero)))]),
            new("max", [.. Comparable.Select(item => Overload.Member($"list_{item.Name}_max_{item.Name}", CelType.List(item.Type), item.Type, list => Extreme(list, "max", -1)))]),
            new("min", [.. Comparable.Select(item => Overload.Member($"list_{item.Name}_min_{item.Name}", CelType.List(item.Type), item.Type, list => Extreme(list, "min", 1)))]),
            new("indexOf", Overload.Member("list_a_index_of_int", ListOfItems, Item, CelType.Int, (list, item) => CelValue.Int(IndexOf(list.AsList!, item)))),
            new("lastIndexOf", Overload.Member("list_a_last_index_of_int", ListOfItems, Item, CelType.Int, (list, item) => CelValue.Int(LastIndexOf(list.AsList!, item)))),
        ],
    };

    static readonly CelLibrary Version1 = Version0 with
    {
        Functions = Version0.Functions.Add(new("includes", Overload.Member("list_includes_dyn_dyn", CelType.Dyn, CelType.Dyn, CelType.Bool, Includes))),
    };

    /// <summary>The library.</summary>
    /// <param name="version">0, or 1 for that of Kubernetes 1.37.</param>
    public static CelLibrary Of(int version) => version == 0 ? Version0 : Version1;

    static CelValue IsSorted(CelValue list)
    {
        var items = list.AsList!;
        for (var i = 1; i < items.Count; i++)
        {
            if (!IsComparable(items[i]))
                return CelValue.NoSuchOverload("isSorted");
            if (CelEquality.Compare(items[i - 1], items[i]) > 0)
                return CelValue.Bool(false);
        }

        return CelValue.Bool(true);
    }

    static CelValue Extreme(CelValue list, string function, int worse)
    {
        var items = list.AsList!;
        if (items.Count == 0)
            return CelValue.Error(CelErrorKind.InvalidArgument, $"{function} called on empty list");
        var best = items[0];
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (!IsComparable(item))
                return CelValue.NoSuchOverload(function);
            if (CelEquality.Compare(best, item) is { } order && Math.Sign(order) == worse)
                best = item;
        }

        return best;
    }

    static bool IsComparable(CelValue value) => value.Kind is >= CelKind.Bool and <= CelKind.Duration;

    static CelValue Sum(CelValue list, CelValue zero)
    {
        var sum = zero;
        var items = list.AsList!;
        for (var i = 0; i < items.Count && !sum.IsError; i++)
            sum = items[i].Kind == zero.Kind ? Add(sum, items[i]) : CelValue.NoSuchOverload("sum");
        return sum;
    }

    static CelValue Add(CelValue sum, CelValue item)
    {
        if (sum.IsDouble)
            return CelValue.Double(sum.AsDouble + item.AsDouble);
        if (sum.IsUint)
        {
            var total = unchecked(sum.AsUint + item.AsUint);
            return total < sum.AsUint ? CelValue.Error(CelErrorKind.Overflow, "unsigned integer overflow") : CelValue.Uint(total);
        }

        var result = unchecked(sum.AsInt + item.AsInt);
        if (((sum.AsInt ^ result) & (item.AsInt ^ result)) < 0)
            return CelValue.Error(CelErrorKind.Overflow, "integer overflow");
        return sum.IsInt ? CelValue.Int(result) : CelValue.Duration(result);
    }

    static int IndexOf(CelList list, CelValue item)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] == item)
                return i;
        }

        return -1;
    }

    static int LastIndexOf(CelList list, CelValue item)
    {
        for (var i = list.Count - 1; i >= 0; i--)
        {
            if (list[i] == item)
                return i;
        }

        return -1;
    }

    /// <summary>Whether a list has the item; what is no list has itself.</summary>
    static CelValue Includes(CelValue target, CelValue item) =>
        CelValue.Bool(target.AsList is { } list ? IndexOf(list, item) >= 0 : target == item);
}
