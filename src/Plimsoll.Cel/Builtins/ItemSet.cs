using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>The items of lists without order and repetition; equal as the language sees it, so 1 and 1.0 are one item.</summary>
static class ItemSet
{
    /// <summary>Up to this many comparisons, comparing each with each beats hashing.</summary>
    const int MaxEffort = 64;

    /// <summary>Whether every item of <paramref name="part"/> is in <paramref name="whole"/>.</summary>
    public static bool Contains(CelList whole, CelList part)
    {
        var items = SetOf(whole, part);
        for (var i = 0; i < part.Count && !EffortBudget.IsSpent; i++)
        {
            if (!(items?.Contains(part[i]) ?? Containers.Contains(whole, part[i])))
                return false;
        }

        return true;
    }

    /// <summary>Whether some item is in both.</summary>
    public static bool Intersects(CelList left, CelList right)
    {
        var items = SetOf(right, left);
        for (var i = 0; i < left.Count && !EffortBudget.IsSpent; i++)
        {
            if (items?.Contains(left[i]) ?? Containers.Contains(right, left[i]))
                return true;
        }

        return false;
    }

    static HashSet<CelValue>? SetOf(CelList searched, CelList sought)
    {
        if ((long)searched.Count * sought.Count <= MaxEffort)
            return null;
        var items = new HashSet<CelValue>(searched.Count);
        for (var i = 0; i < searched.Count && !EffortBudget.IsSpent; i++)
            items.Add(searched[i]);
        return items;
    }
}
