using System.Runtime.ExceptionServices;

namespace Plimsoll.Rego.Values;

/// <summary>Arrays of values in Rego's order, each value once: what sets and the keys of objects are.</summary>
static class SortedValues
{
    /// <summary>Up to here a look at each value is faster than a binary search.</summary>
    const int MaxScanned = 8;

    /// <summary>Where a value is; negative where it is not.</summary>
    /// <param name="sorted">The values.</param>
    /// <param name="value">The value.</param>
    public static int IndexOf(RegoValue[] sorted, RegoValue value)
    {
        if (sorted.Length > MaxScanned)
            return Search(sorted, value);
        for (var index = 0; index < sorted.Length; index++)
        {
            if (sorted[index].Equals(value))
                return index;
        }

        return -1;
    }

    /// <summary>Compares item by item; what is a beginning of the other comes first.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <exception cref="RegoLimitException">They are nested too deep.</exception>
    public static int Compare(RegoValue[] left, RegoValue[] right)
    {
        if (ReferenceEquals(left, right))
            return 0;
        NestingGuard.Enter();
        var common = Math.Min(left.Length, right.Length);
        for (var index = 0; index < common; index++)
        {
            var order = RegoValue.Compare(left[index], right[index]);
            if (order != 0)
                return order;
        }

        return left.Length.CompareTo(right.Length);
    }

    /// <summary>Sorts values and leaves out those that occur again.</summary>
    /// <param name="values">The values, which are changed.</param>
    public static RegoValue[] Of(RegoValue[] values)
    {
        if (IsSorted(values))
            return values;
        Sort(values);
        var kept = 1;
        for (var index = 1; index < values.Length; index++)
        {
            if (!values[index].Equals(values[kept - 1]))
                values[kept++] = values[index];
        }

        return kept == values.Length ? values : values[..kept];
    }

    /// <summary>Sorts values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="others">What is moved with them; <c>null</c> for nothing.</param>
    /// <exception cref="RegoLimitException">They are nested too deep.</exception>
    public static void Sort(RegoValue[] values, RegoValue[]? others = null)
    {
        try
        {
            Array.Sort(values, others, RegoValue.Order);
        }
        catch (InvalidOperationException error) when (error.InnerException is RegoLimitException limit)
        {
            // What a comparison throws is wrapped by the sort.
            ExceptionDispatchInfo.Throw(limit);
        }
    }

    static bool IsSorted(RegoValue[] values)
    {
        for (var index = 1; index < values.Length; index++)
        {
            if (RegoValue.Compare(values[index - 1], values[index]) >= 0)
                return false;
        }

        return true;
    }

    static int Search(RegoValue[] sorted, RegoValue value)
    {
        int low = 0, high = sorted.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = RegoValue.Compare(sorted[middle], value);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return -1;
    }
}
