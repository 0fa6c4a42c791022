using System.Globalization;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The functions that keep or remove parts of documents, and that patch them.</summary>
static class JsonSelections
{
    const string PathHolders = "one of {set, array}";

    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("json.filter", "object[any: any], array[string | array[any]] | set[string | array[any]] -> any", Filter),
        new("json.patch", "any, array[object[any: any]] -> any", JsonPatching.Patch),
        new("json.remove", "object[any: any], array[string | array[any]] | set[string | array[any]] -> any", Remove),
    ];

    static RegoValue? Filter(BuiltinCall call, RegoValue value, RegoValue paths) =>
        call.IsObject(value, 1, out var members) && Read(call, paths) is { } selection ? Keep(call, members, selection) : null;

    static RegoValue? Remove(BuiltinCall call, RegoValue value, RegoValue paths) =>
        call.IsObject(value, 1, out var members) && Read(call, paths) is { } selection ? Drop(call, members, selection) ?? RegoObject.Empty : null;

    static Selection? Read(BuiltinCall call, RegoValue paths)
    {
        ReadOnlySpan<RegoValue> items;
        switch (paths)
        {
            case RegoArray array:
                items = array.Items;
                break;
            case RegoSet set:
                items = set.Items;
                break;
            default:
                call.FailType(2, PathHolders, paths);
                return null;
        }

        var root = new Selection();
        foreach (var item in items)
        {
            if (JsonPaths.Read(call, item) is not { } path)
            {
                call.FailType(2, $"{PathHolders} containing string paths or array of path segments", item);
                return null;
            }

            if (path.Length > 0)
                root.Add(path);
        }

        return root;
    }

    static RegoValue Keep(BuiltinCall call, RegoValue value, Selection selection)
    {
        NestingGuard.Enter();
        if (selection.IsWhole)
            return value;
        switch (value)
        {
            case RegoArray array:
                return new RegoArray([.. Kept(call, array.Loaded(), index => selection.At(index))]);
            case RegoSet set:
                return RegoSet.Of(Kept(call, set.Sorted(), index => selection.At(set.Items[index])));
            case RegoObject members:
                call.Charge(members.Count);
                var kept = new List<KeyValuePair<RegoValue, RegoValue>>();
                for (var index = 0; index < members.Count; index++)
                {
                    if (selection.At(members.Keys[index]) is { } part)
                        kept.Add(new(members.Keys[index], Keep(call, members.Values[index], part)));
                }

                return RegoObject.Of(kept);
            default:
                return value;
        }
    }

    static List<RegoValue> Kept(BuiltinCall call, RegoValue[] items, Func<int, Selection?> select)
    {
        call.Charge(items.Length);
        var kept = new List<RegoValue>();
        for (var index = 0; index < items.Length; index++)
        {
            if (select(index) is { } part)
                kept.Add(Keep(call, items[index], part));
        }

        return kept;
    }

    /// <summary>What is left of a value; <c>null</c> where nothing is.</summary>
    static RegoValue? Drop(BuiltinCall call, RegoValue value, Selection? selection)
    {
        NestingGuard.Enter();
        if (selection is null)
            return value;
        if (selection.IsWhole)
            return null;
        switch (value)
        {
            case RegoArray array:
                return new RegoArray([.. Left(call, array.Loaded(), index => selection.At(index))]);
            case RegoSet set:
                return RegoSet.Of(Left(call, set.Sorted(), index => selection.At(set.Items[index])));
            case RegoObject members:
                call.Charge(members.Count);
                var left = new List<KeyValuePair<RegoValue, RegoValue>>();
                for (var index = 0; index < members.Count; index++)
                {
                    if (Drop(call, members.Values[index], selection.At(members.Keys[index])) is { } rest)
                        left.Add(new(members.Keys[index], rest));
                }

                return RegoObject.Of(left);
            default:
                return value;
        }
    }

    static List<RegoValue> Left(BuiltinCall call, RegoValue[] items, Func<int, Selection?> select)
    {
        call.Charge(items.Length);
        var left = new List<RegoValue>();
        for (var index = 0; index < items.Length; index++)
        {
            if (Drop(call, items[index], select(index)) is { } rest)
                left.Add(rest);
        }

        return left;
    }

    /// <summary>Paths as a tree. A path that goes further than another adds nothing to it.</summary>
    sealed class Selection
    {
        Dictionary<RegoValue, Selection>? _parts;

        public bool IsWhole { get; private set; }

        public void Add(RegoValue[] path)
        {
            var node = this;
            foreach (var key in path)
            {
                if (node.IsWhole)
                    return;
                node._parts ??= [];
                if (!node._parts.TryGetValue(key, out var part))
                    node._parts[key] = part = new Selection();
                node = part;
            }

            node.IsWhole = true;
        }

        public Selection? At(RegoValue key) => _parts?.GetValueOrDefault(key);

        public Selection? At(int index) =>
            _parts is null ? null : At(new RegoString(index.ToString(CultureInfo.InvariantCulture))) ?? At(RegoNumber.Of(index));
    }
}
