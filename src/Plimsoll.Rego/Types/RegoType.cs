using System.Collections.Immutable;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Types;

/// <summary>What is known of a value before the evaluation.</summary>
abstract class RegoType
{
    /// <summary>Most kinds of values that a type lists; beyond, anything may be.</summary>
    const int MaxAlternatives = 16;

    /// <summary>Largest type that is kept, in types within types; of a larger one nothing is known.</summary>
    const int MaxSize = 1_000;

    /// <summary>How many types it is made of, itself included; a part that it has twice counts twice.</summary>
    public virtual int Size => 1;

    /// <summary>Nothing is known.</summary>
    public static RegoType Any { get; } = new UnionType([]);

    /// <summary>Whether nothing is known.</summary>
    public bool IsAny => this is UnionType { Alternatives.IsEmpty: true };

    /// <summary>The kinds of values it can be; itself where it is one kind.</summary>
    public virtual ImmutableArray<RegoType> Alternatives => [this];

    /// <summary>A type, or that of anything where it is too large to be kept.</summary>
    public static RegoType Bounded(RegoType type) => type.Size > MaxSize ? Any : type;

    /// <summary>The size of a type of these parts.</summary>
    protected static int Over(IEnumerable<RegoType> parts)
    {
        var size = 1;
        foreach (var part in parts)
            size = Math.Min(size + part.Size, MaxSize + 1);
        return size;
    }

    /// <summary>The type of a value that is either.</summary>
    public static RegoType Union(RegoType left, RegoType right)
    {
        if (left.IsAny || right.IsAny)
            return Any;
        var all = left.Alternatives.ToBuilder();
        foreach (var type in right.Alternatives)
        {
            if (!all.Any(other => other.ToString() == type.ToString()))
                all.Add(type);
        }

        return all.Count switch
        {
            1 => all[0],
            > MaxAlternatives => Any,
            _ => Bounded(new UnionType(all.ToImmutable())),
        };
    }

    /// <summary>The type of a value that is one of several.</summary>
    public static RegoType Union(IEnumerable<RegoType> types)
    {
        RegoType? union = null;
        foreach (var type in types)
            union = union is null ? type : Union(union, type);
        return union ?? Any;
    }
}

/// <summary>A null, boolean, number or string.</summary>
sealed class ScalarType(RegoKind kind) : RegoType
{
    public RegoKind Kind { get; } = kind;

    public override string ToString() => RegoValue.NameOf(Kind);
}

/// <summary>An array: of so many items of known types, or of any number of items of one type.</summary>
sealed class ArrayType(ImmutableArray<RegoType>? items, RegoType each) : RegoType
{
    /// <summary>The types of its items; <c>null</c> where their number is not known.</summary>
    public ImmutableArray<RegoType>? Items { get; } = items;

    /// <summary>What each item is.</summary>
    public RegoType Each { get; } = each;

    public override int Size { get; } = Over(items is { } known ? known : [each]);

    public override string ToString() => Items is { } known ? $"array<{string.Join(", ", known)}>" : $"array[{Each}]";
}

/// <summary>A set.</summary>
sealed class SetType(RegoType each) : RegoType
{
    public RegoType Each { get; } = each;

    public override int Size { get; } = Over([each]);

    public override string ToString() => $"set[{Each}]";
}

/// <summary>An object: of known keys, or of any keys of one type.</summary>
sealed class ObjectType(ImmutableArray<KeyValuePair<RegoValue, RegoType>>? members, RegoType key, RegoType value) : RegoType
{
    /// <summary>The keys with the types of their values; <c>null</c> where they are not known.</summary>
    public ImmutableArray<KeyValuePair<RegoValue, RegoType>>? Members { get; } = members;

    /// <summary>What each key is.</summary>
    public RegoType Key { get; } = key;

    /// <summary>What each value is.</summary>
    public RegoType Value { get; } = value;

    public override int Size { get; } = Over(members is { } known ? known.Select(member => member.Value) : [key, value]);

    public override string ToString() => Members is { } known
        ? $"object<{string.Join(", ", known.Select(member => $"{(member.Key as RegoString)?.Value ?? member.Key.ToString()}: {member.Value}"))}>"
        : $"object[{Key}: {Value}]";
}

/// <summary>A value of one of several kinds.</summary>
sealed class UnionType(ImmutableArray<RegoType> alternatives) : RegoType
{
    public override ImmutableArray<RegoType> Alternatives { get; } = alternatives;

    public override int Size { get; } = Over(alternatives);

    public override string ToString() => IsAny ? "any" : $"any<{string.Join(", ", Alternatives)}>";
}
