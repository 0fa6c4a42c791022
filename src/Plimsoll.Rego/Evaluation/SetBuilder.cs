using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>Collects the values of a set. Few are sorted at the end; when they are many, those that repeat themselves are not kept.</summary>
sealed class SetBuilder
{
    const int MaxUnchecked = 32;

    readonly List<RegoValue> _values = [];
    HashSet<RegoValue>? _seen;

    /// <summary>Adds a value.</summary>
    public void Add(RegoValue value, Evaluator evaluator)
    {
        evaluator.Call.ChargeKept(1);
        if (_seen is not null)
        {
            if (_seen.Add(value))
                _values.Add(value);
            return;
        }

        _values.Add(value);
        if (_values.Count < MaxUnchecked)
            return;
        _seen = [.. _values];
        _values.Clear();
        _values.AddRange(_seen);
    }

    /// <summary>The set.</summary>
    public RegoSet ToSet() => RegoSet.OfSorted(SortedValues.Of([.. _values]));
}
