using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Types;

/// <summary>What follows from types.</summary>
static class TypeRelations
{
    /// <summary>Deepest nesting that is looked at; deeper, anything may be.</summary>
    const int MaxDepth = 8;

    /// <summary>Most members of a value whose types are kept one by one.</summary>
    const int MaxMembers = 256;

    /// <summary>The type of a value.</summary>
    public static RegoType Of(RegoValue value, int depth = 0)
    {
        if (depth > MaxDepth)
            return RegoType.Any;
        return RegoType.Bounded(value switch
        {
            RegoArray { Count: <= MaxMembers } array => OfItems(array, depth),
            RegoArray => new ArrayType(null, RegoType.Any),
            RegoSet { Count: <= MaxMembers } set => new SetType(RegoType.Union(set.Items.ToArray().Select(item => Of(item, depth + 1)))),
            RegoSet => new SetType(RegoType.Any),
            RegoObject { Count: <= MaxMembers } members => OfMembers(members, depth),
            RegoObject => new ObjectType(null, RegoType.Any, RegoType.Any),
            _ => new ScalarType(value.Kind),
        });
    }

    /// <summary>Whether a value can be of both types.</summary>
    public static bool Overlap(RegoType left, RegoType right, int depth = 0)
    {
        if (left.IsAny || right.IsAny || depth > MaxDepth)
            return true;
        foreach (var one in left.Alternatives)
        {
            foreach (var other in right.Alternatives)
            {
                if (SingleOverlap(one, other, depth))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The type of what stands at a key; <c>null</c> where nothing can.</summary>
    /// <param name="type">The type of the collection.</param>
    /// <param name="key">The type of the key.</param>
    /// <param name="known">The key, where it is known.</param>
    public static RegoType? Member(RegoType type, RegoType key, RegoValue? known)
    {
        if (type.IsAny)
            return RegoType.Any;
        RegoType? found = null;
        foreach (var one in type.Alternatives)
        {
            if (SingleMember(one, key, known) is { } member)
                found = found is null ? member : RegoType.Union(found, member);
        }

        return found;
    }

    /// <summary>The types of the keys of a collection.</summary>
    public static RegoType Keys(RegoType type) => type.IsAny
        ? RegoType.Any
        : RegoType.Union(type.Alternatives.Select(one => one switch
        {
            ArrayType => new ScalarType(RegoKind.Number),
            SetType set => set.Each,
            ObjectType members => members.Key,
            _ => RegoType.Any,
        }));

    static ArrayType OfItems(RegoArray array, int depth)
    {
        var items = array.Items.ToArray().Select(item => Of(item, depth + 1)).ToArray();
        return new ArrayType([.. items], RegoType.Union(items));
    }

    static ObjectType OfMembers(RegoObject members, int depth)
    {
        var types = new List<KeyValuePair<RegoValue, RegoType>>(members.Count);
        for (var index = 0; index < members.Count; index++)
            types.Add(new KeyValuePair<RegoValue, RegoType>(members.Keys[index], Of(members.Values[index], depth + 1)));
        return OfMembers(types);
    }

    /// <summary>The type of an object of known keys.</summary>
    public static ObjectType OfMembers(IReadOnlyCollection<KeyValuePair<RegoValue, RegoType>> types) => new(
        [.. types],
        RegoType.Union(types.Select(member => Of(member.Key))),
        RegoType.Union(types.Select(member => member.Value)));

    static bool SingleOverlap(RegoType left, RegoType right, int depth) => (left, right) switch
    {
        (ScalarType one, ScalarType other) => one.Kind == other.Kind,
        (ArrayType { Items: { } one }, ArrayType { Items: { } other }) =>
            one.Length == other.Length && one.Zip(other).All(pair => Overlap(pair.First, pair.Second, depth + 1)),
        (ArrayType { Items: { } one }, ArrayType other) => one.All(item => Overlap(item, other.Each, depth + 1)),
        (ArrayType one, ArrayType { Items: { } other }) => other.All(item => Overlap(item, one.Each, depth + 1)),
        (ArrayType, ArrayType) or (SetType, SetType) => true,
        (ObjectType { Members: { } one }, ObjectType { Members: { } other }) => one.Length == other.Length
            && one.All(member => other.Any(same => same.Key.Equals(member.Key) && Overlap(member.Value, same.Value, depth + 1))),
        (ObjectType { Members: { } one }, ObjectType other) =>
            one.All(member => Overlap(Of(member.Key), other.Key, depth + 1) && Overlap(member.Value, other.Value, depth + 1)),
        (ObjectType, ObjectType { Members: not null }) => SingleOverlap(right, left, depth),
        (ObjectType, ObjectType) => true,
        _ => false,
    };

    static RegoType? SingleMember(RegoType type, RegoType key, RegoValue? known) => type switch
    {
        ArrayType when !Overlap(key, new ScalarType(RegoKind.Number)) => null,
        ArrayType { Items: { } items } when known is RegoNumber number =>
            number.TryGetInteger(out var index) && index >= 0 && index < items.Length ? items[(int)index] : null,
        ArrayType array => array.Each,
        SetType set => Overlap(set.Each, key) ? set.Each : null,
        ObjectType { Members: { } members } when known is not null =>
            members.Where(member => member.Key.Equals(known)).Select(member => member.Value).FirstOrDefault(),
        ObjectType members => Overlap(members.Key, key) ? members.Value : null,
        UnionType => RegoType.Any,
        _ => null,
    };
}
