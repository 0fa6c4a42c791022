using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The functions of objects.</summary>
static class Objects
{
    const string KeyHolders = "one of {object, set, array}";

    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("object.get", "object[any: any], any, any -> any", Get),
        new("object.keys", "object[any: any] -> set[any]", Keys),
        new("object.filter", "object[any: any], array[any] | set[any] | object[any: any] -> object[any: any]", (call, value, keys) => Select(call, value, keys, kept: true)),
        new("object.remove", "object[any: any], array[any] | set[any] | object[any: any] -> object[any: any]", (call, value, keys) => Select(call, value, keys, kept: false)),
        new("object.union", "object[any: any], object[any: any] -> object[any: any]", Union),
        new("object.union_n", "array[object[any: any]] -> object[any: any]", UnionAll),
        new("object.subset", "object[any: any] | set[any] | array[any], object[any: any] | set[any] | array[any] -> boolean", Subsets.IsSubset),
    ];

    static RegoValue? Get(BuiltinCall call, RegoValue value, RegoValue key, RegoValue otherwise)
    {
        if (!call.IsObject(value, 1, out var members))
            return null;
        return key is RegoArray path ? Follow(members, path) ?? otherwise : members.Get(key) ?? otherwise;
    }

    static RegoValue? Follow(RegoValue from, RegoArray path)
    {
        RegoValue? found = from;
        foreach (var key in path.Items)
        {
            found = found switch
            {
                RegoObject members => members.Get(key),
                RegoArray array => array.Get(key),
                RegoSet set => set.Contains(key) ? key : null,
                _ => null,
            };
            if (found is null)
                return null;
        }

        return found;
    }

    static RegoSet? Keys(BuiltinCall call, RegoValue value)
    {
        if (!call.IsObject(value, 1, out var members))
            return null;
        call.Charge(members.Count);
        return RegoSet.OfSorted(members.SortedKeys());
    }

    static RegoValue? Select(BuiltinCall call, RegoValue value, RegoValue keys, bool kept)
    {
        if (!call.IsObject(value, 1, out var members))
            return null;
        RegoSet? wanted;
        switch (keys)
        {
            case RegoSet set:
                wanted = set;
                break;
            case RegoArray array:
                call.Charge(array.Count);
                wanted = RegoSet.Of(array.Loaded());
                break;
            case RegoObject other:
                wanted = RegoSet.OfSorted(other.SortedKeys());
                break;
            default:
                return call.FailType(2, KeyHolders, keys);
        }

        return Select(call, members, wanted, kept);
    }

    static RegoObject Select(BuiltinCall call, RegoObject members, RegoSet wanted, bool kept)
    {
        call.Charge(members.Count);
        var selectedKeys = new List<RegoValue>(members.Count);
        var selectedValues = new List<RegoValue>(members.Count);
        for (var index = 0; index < members.Count; index++)
        {
            var key = members.Keys[index];
            if (wanted.Contains(key) != kept)
                continue;
            selectedKeys.Add(key);
            selectedValues.Add(members.Values[index]);
        }

        return selectedKeys.Count == members.Count ? members : RegoObject.OfSorted([.. selectedKeys], [.. selectedValues]);
    }

    static RegoObject? Union(BuiltinCall call, RegoValue first, RegoValue second) =>
        call.IsObject(first, 1, out var left) && call.IsObject(second, 2, out var right) ? Merge(call, left, right) : null;

    static RegoValue? UnionAll(BuiltinCall call, RegoValue value)
    {
        if (!call.IsArray(value, 1, out var array))
            return null;
        var all = RegoObject.Empty;
        foreach (var item in array.Items)
        {
            if (item is not RegoObject members)
                return call.FailItem(1, array, "object", item);
            all = Merge(call, all, members);
        }

        return all;
    }

    /// <summary>The members of both, objects within merged too; otherwise those of the second replace those of the first.</summary>
    static RegoObject Merge(BuiltinCall call, RegoObject left, RegoObject right)
    {
        NestingGuard.Enter();
        if (left.Count == 0)
            return right;
        if (right.Count == 0)
            return left;
        call.ChargeItems((long)left.Count + right.Count);
        var keys = new RegoValue[left.Count + right.Count];
        var values = new RegoValue[keys.Length];
        int count = 0, mine = 0, other = 0;
        while (mine < left.Count || other < right.Count)
        {
            var order = OrderAt(left, mine, right, other);
            keys[count] = order <= 0 ? left.Keys[mine] : right.Keys[other];
            values[count++] = order switch
            {
                < 0 => left.Values[mine],
                > 0 => right.Values[other],
                _ => Replace(call, left.Values[mine], right.Values[other]),
            };
            if (order <= 0)
                mine++;
            if (order >= 0)
                other++;
        }

        return count == keys.Length ? RegoObject.OfSorted(keys, values) : RegoObject.OfSorted(keys[..count], values[..count]);
    }

    static int OrderAt(RegoObject left, int mine, RegoObject right, int other)
    {
        if (mine == left.Count)
            return 1;
        return other == right.Count ? -1 : RegoValue.Compare(left.Keys[mine], right.Keys[other]);
    }

    static RegoValue Replace(BuiltinCall call, RegoValue old, RegoValue @new) =>
        old is RegoObject left && @new is RegoObject right ? Merge(call, left, right) : @new;
}
