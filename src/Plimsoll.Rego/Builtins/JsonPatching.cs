using System.Globalization;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary><c>json.patch</c>, also for sets, whose items are their own keys. A patch that does not apply leaves the result undefined.</summary>
/// <remarks>RFC 6902.</remarks>
static class JsonPatching
{
    static readonly RegoString Operation = new("op"), Path = new("path"), From = new("from"), Value = new("value");

    enum Change
    {
        Add,
        Remove,
        Replace,
    }

    /// <summary>Does the operations one after the other.</summary>
    public static RegoValue? Patch(BuiltinCall call, RegoValue document, RegoValue second)
    {
        if (!call.IsArray(second, 2, out var operations))
            return null;
        RegoValue? patched = document;
        foreach (var item in operations.Items)
        {
            if (item is not RegoObject operation)
                return null;
            patched = Apply(call, patched, operation);
            if (patched is null)
                return null;
        }

        return patched;
    }

    static RegoValue? Apply(BuiltinCall call, RegoValue document, RegoObject operation)
    {
        if (operation.Get(Path) is not { } at || JsonPaths.Read(call, at) is not { } path || operation.Get(Operation) is not RegoString name)
            return null;
        var value = operation.Get(Value);
        return name.Value switch
        {
            "add" => value is null ? null : Edit(call, document, path, Change.Add, value),
            "remove" => Edit(call, document, path, Change.Remove, null),
            "replace" => value is null ? null : Edit(call, document, path, Change.Replace, value),
            "test" => value is not null && Find(document, path) is { } found && found.Equals(value) ? document : null,
            "copy" or "move" => operation.Get(From) is { } source && JsonPaths.Read(call, source) is { } from
                ? Transfer(call, document, from, path, isMove: name.Value == "move")
                : null,
            _ => null,
        };
    }

    static RegoValue? Transfer(BuiltinCall call, RegoValue document, RegoValue[] from, RegoValue[] to, bool isMove)
    {
        if (Find(document, from) is not { } value)
            return null;
        var rest = isMove ? Edit(call, document, from, Change.Remove, null) : document;
        return rest is null ? null : Edit(call, rest, to, Change.Add, value);
    }

    static RegoValue? Find(RegoValue document, RegoValue[] path)
    {
        RegoValue? found = document;
        foreach (var key in path)
        {
            found = found switch
            {
                RegoObject members => members.Get(key),
                RegoArray array => IndexOf(key, array.Count - 1) is { } index ? array.At(index) : null,
                RegoSet set => set.Contains(key) ? key : null,
                _ => null,
            };
            if (found is null)
                return null;
        }

        return found;
    }

    /// <summary>The value with a change at a path; <c>null</c> where it cannot be made.</summary>
    static RegoValue? Edit(BuiltinCall call, RegoValue value, ReadOnlySpan<RegoValue> path, Change change, RegoValue? @new)
    {
        NestingGuard.Enter();
        if (path.IsEmpty)
            return change == Change.Remove ? null : @new;
        return value switch
        {
            RegoObject members => Edit(call, members, path, change, @new),
            RegoArray array => Edit(call, array, path, change, @new),
            RegoSet set => Edit(call, set, path, change, @new),
            _ => null,
        };
    }

    static RegoObject? Edit(BuiltinCall call, RegoObject members, ReadOnlySpan<RegoValue> path, Change change, RegoValue? @new)
    {
        call.Charge(members.Count);
        var key = path[0];
        var old = members.Get(key);
        if (old is null && (path.Length > 1 || change != Change.Add))
            return null;
        var changed = path.Length > 1 && old is not null ? Edit(call, old, path[1..], change, @new) : @new;
        if (changed is null && (path.Length > 1 || change != Change.Remove))
            return null;
        var edited = new List<KeyValuePair<RegoValue, RegoValue>>(members.Count + 1);
        for (var index = 0; index < members.Count; index++)
        {
            if (!members.Keys[index].Equals(key))
                edited.Add(new(members.Keys[index], members.Values[index]));
        }

        if (changed is not null)
            edited.Add(new(key, changed));
        return RegoObject.Of(edited);
    }

    static RegoArray? Edit(BuiltinCall call, RegoArray array, ReadOnlySpan<RegoValue> path, Change change, RegoValue? @new)
    {
        call.Charge(array.Count);
        var isAdded = path.Length == 1 && change == Change.Add;
        var isEnd = isAdded && path[0] is RegoString { Value: "-" };
        if ((isEnd ? array.Count : IndexOf(path[0], isAdded ? array.Count : array.Count - 1)) is not { } index)
            return null;
        var items = new List<RegoValue>(array.Items.ToArray());
        if (isAdded && @new is not null)
        {
            items.Insert(index, @new);
        }
        else if (path.Length == 1 && change == Change.Remove)
        {
            items.RemoveAt(index);
        }
        else
        {
            if (Edit(call, items[index], path[1..], change, @new) is not { } changed)
                return null;
            items[index] = changed;
        }

        return new RegoArray([.. items]);
    }

    static RegoValue? Edit(BuiltinCall call, RegoSet set, ReadOnlySpan<RegoValue> path, Change change, RegoValue? @new)
    {
        call.Charge(set.Count);
        var key = path[0];
        if (path.Length == 1 && change == Change.Add)
            return @new is not null && key.Equals(@new) ? RegoSet.Of([.. set.Items, @new]) : null;
        if (!set.Contains(key))
            return null;
        var others = SetOperations.Without(call, set, RegoSet.Of(key));
        if (path.Length == 1 && change == Change.Remove)
            return others;
        return Edit(call, key, path[1..], change, @new) is { } changed ? RegoSet.Of([.. ((RegoSet)others).Items, changed]) : null;
    }

    /// <summary>The place in an array that a part of a path stands for.</summary>
    static int? IndexOf(RegoValue key, int last)
    {
        if (key is RegoNumber number)
            return number.TryGetInteger(out var place) && place >= 0 && place <= last ? (int)place : null;
        return key is RegoString { Value: { Length: > 0 } text } && (text.Length == 1 || text[0] != '0')
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= last ? index : null;
    }
}
