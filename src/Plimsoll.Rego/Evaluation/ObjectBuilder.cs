using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>Collects the members of an object, which may stand under several keys, one within the other.</summary>
sealed class ObjectBuilder
{
    readonly Dictionary<RegoValue, object> _members = [];

    /// <summary>Adds a value.</summary>
    /// <param name="keys">The keys under which it stands; at least one, unless the object has no other value.</param>
    /// <param name="value">The value.</param>
    /// <param name="isElement">Whether the value is one of a set that stands there.</param>
    /// <param name="evaluator">The evaluation.</param>
    /// <returns>Whether it does not contradict what stands there.</returns>
    public bool TryAdd(ReadOnlySpan<RegoValue> keys, RegoValue value, bool isElement, Evaluator evaluator)
    {
        evaluator.Call.ChargeKept(keys.Length);
        var builder = this;
        foreach (var key in keys[..^1])
        {
            if (!builder._members.TryGetValue(key, out var below))
                builder._members[key] = below = new ObjectBuilder();
            if (below is not ObjectBuilder inner)
                return false;
            builder = inner;
        }

        return isElement ? builder.TryAddElement(keys[^1], value, evaluator) : builder.TryAddValue(keys[^1], value);
    }

    /// <summary>Adds a value under one key.</summary>
    public bool TryAddValue(RegoValue key, RegoValue value)
    {
        if (!_members.TryGetValue(key, out var other))
        {
            _members[key] = value;
            return true;
        }

        return other is RegoValue same && same.Equals(value);
    }

    /// <summary>The object.</summary>
    public RegoObject ToObject()
    {
        if (_members.Count == 0)
            return RegoObject.Empty;
        var keys = new RegoValue[_members.Count];
        var values = new RegoValue[_members.Count];
        var count = 0;
        foreach (var (key, member) in _members)
        {
            keys[count] = key;
            values[count++] = member switch
            {
                ObjectBuilder inner => inner.ToObject(),
                SetBuilder set => set.ToSet(),
                _ => (RegoValue)member,
            };
        }

        SortedValues.Sort(keys, values);
        return RegoObject.OfSorted(keys, values);
    }

    bool TryAddElement(RegoValue key, RegoValue value, Evaluator evaluator)
    {
        if (!_members.TryGetValue(key, out var below))
            _members[key] = below = new SetBuilder();
        if (below is not SetBuilder set)
            return false;
        set.Add(value, evaluator);
        return true;
    }
}
