using System.Diagnostics.CodeAnalysis;

namespace Plimsoll.Rego.Values;

/// <summary>Values by keys of any kind, in Rego's order of the keys.</summary>
/// <remarks>
/// Objects, arrays and sets that were found to be equal hold one token from then on: values that use a part many times, each time within
/// another, are compared in time by their parts, not by the size that they have when they are written.
/// </remarks>
public sealed class RegoObject : RegoValue
{
    static readonly Members NoMembers = new([], []);

    readonly IRegoMembers? _source;
    Members? _members;
    object? _equal;
    int _hash;

    /// <summary>An object that is read when it is first looked at.</summary>
    /// <param name="source">Where from.</param>
    public RegoObject(IRegoMembers source) => _source = source;

    RegoObject(Members members) => _members = members;

    /// <summary>The object of nothing.</summary>
    public static RegoObject Empty { get; } = new(NoMembers);

    /// <inheritdoc/>
    public override RegoKind Kind => RegoKind.Object;

    /// <summary>The keys, in order.</summary>
    public ReadOnlySpan<RegoValue> Keys => Loaded().Keys;

    /// <summary>The values, in the order of their keys.</summary>
    public ReadOnlySpan<RegoValue> Values => Loaded().Values;

    /// <summary>How many members it has.</summary>
    public int Count => Loaded().Keys.Length;

    /// <summary>The value of a key; <c>null</c> where there is none.</summary>
    /// <param name="key">The key.</param>
    public RegoValue? this[string key] => Get(new RegoString(key));

    /// <summary>An object of these members; of members with one key the last counts.</summary>
    /// <param name="members">The members.</param>
    public static RegoObject Of(params IEnumerable<KeyValuePair<RegoValue, RegoValue>> members)
    {
        KeyValuePair<RegoValue, RegoValue>[] given = [.. members];
        return given.Length == 0 ? Empty : new RegoObject(Members.Of(given));
    }

    /// <summary>The value of a key; <c>null</c> where there is none.</summary>
    /// <param name="key">The key.</param>
    public RegoValue? Get(RegoValue key)
    {
        var members = Loaded();
        var index = SortedValues.IndexOf(members.Keys, key);
        return index < 0 ? null : members.Values[index];
    }

    /// <summary>Finds the value of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(string key, [NotNullWhen(true)] out RegoValue? value)
    {
        value = Get(new RegoString(key));
        return value is not null;
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (_hash != 0)
            return _hash;
        NestingGuard.Enter();
        var members = Loaded();
        var hash = new HashCode();
        hash.Add(RegoKind.Object);
        for (var index = 0; index < members.Keys.Length; index++)
        {
            hash.Add(members.Keys[index].GetHashCode());
            hash.Add(members.Values[index].GetHashCode());
        }

        var result = hash.ToHashCode();
        return _hash = result == 0 ? 1 : result;
    }

    /// <summary>An object of keys that are sorted and each there once.</summary>
    internal static RegoObject OfSorted(RegoValue[] keys, RegoValue[] values) =>
        keys.Length == 0 ? Empty : new RegoObject(new Members(keys, values));

    internal RegoValue[] SortedKeys() => Loaded().Keys;

    internal RegoValue[] SortedValuesOfKeys() => Loaded().Values;

    bool IsKnownEqual(RegoObject other) => _equal is not null && ReferenceEquals(_equal, other._equal);

    Members Loaded() => _members ?? Load();

    Members Load() => _members = _source is null ? NoMembers : Members.Of(_source.Load());

    private protected override bool EqualsSameKind(RegoValue other)
    {
        var mine = Loaded();
        var others = ((RegoObject)other).Loaded();
        if (ReferenceEquals(mine, others) || IsKnownEqual((RegoObject)other))
            return true;
        if (mine.Keys.Length != others.Keys.Length || (_hash != 0 && ((RegoObject)other)._hash != 0 && _hash != ((RegoObject)other)._hash))
            return false;
        if (SortedValues.Compare(mine.Keys, others.Keys) != 0 || SortedValues.Compare(mine.Values, others.Values) != 0)
            return false;
        _equal = ((RegoObject)other)._equal ??= others;
        return true;
    }

    private protected override int CompareSameKind(RegoValue other)
    {
        var mine = Loaded();
        var others = ((RegoObject)other).Loaded();
        if (ReferenceEquals(mine, others) || IsKnownEqual((RegoObject)other))
            return 0;
        var common = Math.Min(mine.Keys.Length, others.Keys.Length);
        NestingGuard.Enter();
        for (var index = 0; index < common; index++)
        {
            var order = Compare(mine.Keys[index], others.Keys[index]);
            if (order == 0)
                order = Compare(mine.Values[index], others.Values[index]);
            if (order != 0)
                return order;
        }

        if (mine.Keys.Length == others.Keys.Length)
            _equal = ((RegoObject)other)._equal ??= others;
        return mine.Keys.Length.CompareTo(others.Keys.Length);
    }

    sealed class Members(RegoValue[] keys, RegoValue[] values)
    {
        public RegoValue[] Keys { get; } = keys;

        public RegoValue[] Values { get; } = values;

        public static Members Of(KeyValuePair<RegoValue, RegoValue>[] given)
        {
            var keys = new RegoValue[given.Length];
            var values = new RegoValue[given.Length];
            var sorted = true;
            for (var index = 0; index < given.Length; index++)
            {
                (keys[index], values[index]) = given[index];
                sorted &= index == 0 || Compare(keys[index - 1], keys[index]) < 0;
            }

            return sorted ? new Members(keys, values) : Sort(given);
        }

        static Members Sort(KeyValuePair<RegoValue, RegoValue>[] given)
        {
            var lastByKey = new Dictionary<RegoValue, RegoValue>(given.Length);
            foreach (var (key, value) in given)
                lastByKey[key] = value;
            var keys = new RegoValue[lastByKey.Count];
            var values = new RegoValue[lastByKey.Count];
            lastByKey.Keys.CopyTo(keys, 0);
            lastByKey.Values.CopyTo(values, 0);
            SortedValues.Sort(keys, values);
            return new Members(keys, values);
        }
    }
}
