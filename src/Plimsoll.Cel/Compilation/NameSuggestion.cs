namespace Plimsoll.Cel.Compilation;

/// <summary>Finds the name that was probably meant.</summary>
static class NameSuggestion
{
    const int MaxNameLength = 64;
    const int MaxCandidates = 2_000;

    /// <summary><c>, did you mean 'name'?</c>, or nothing where no name is close.</summary>
    public static string For(string written, IEnumerable<string> names)
    {
        if (written.Length is < 2 or > MaxNameLength)
            return "";

        var (best, bestDistance) = ("", 1 + Math.Min(2, written.Length / 3));
        foreach (var name in names.Take(MaxCandidates))
        {
            if (name.Length > MaxNameLength || Math.Abs(name.Length - written.Length) >= bestDistance)
                continue;
            var distance = Distance(written, name);
            if (distance > 0 && (distance < bestDistance || (distance == bestDistance && best.Length > 0 && string.CompareOrdinal(name, best) < 0)))
                (best, bestDistance) = (name, distance);
        }

        return best.Length == 0 ? "" : $", did you mean '{best}'?";
    }

    /// <summary>How many characters must be changed, added, removed or swapped with their neighbour.</summary>
    static int Distance(string left, string right)
    {
        Span<int> beforeLast = stackalloc int[MaxNameLength + 1];
        Span<int> last = stackalloc int[MaxNameLength + 1];
        Span<int> current = stackalloc int[MaxNameLength + 1];
        for (var j = 0; j <= right.Length; j++)
            last[j] = j;

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
            }

            last.CopyTo(beforeLast);
            current.CopyTo(last);
        }

        return last[right.Length];
    }
}
