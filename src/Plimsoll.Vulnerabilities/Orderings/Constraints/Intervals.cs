using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>Reads the intervals of Maven and NuGet: <c>[1.0,2.0)</c>, <c>(,1.0]</c>, <c>[1.5]</c>, several of them side by side.</summary>
/// <remarks>
/// https://maven.apache.org/pom.html#dependency-version-requirement-specification and
/// https://learn.microsoft.com/nuget/concepts/package-versioning#version-ranges. An open interval of one version holds none;
/// one that ends before it starts is a mistake.
/// </remarks>
static class Intervals
{
    /// <summary>Whether a text is meant to be intervals.</summary>
    public static bool Start(ReadOnlySpan<char> text) => text.TrimStart() is ['[' or '(', ..];

    /// <summary>Reads intervals with commas between them.</summary>
    /// <returns>One alternative for each interval; null where the text is none.</returns>
    public static ImmutableArray<ImmutableArray<Term>>? Read(string text, IVersionOrdering ordering)
    {
        var alternatives = ImmutableArray.CreateBuilder<ImmutableArray<Term>>();
        var rest = text.AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny(']', ')');
            if (rest[0] is not ('[' or '(') || end < 0 || One(rest[..(end + 1)], ordering) is not { } interval)
                return null;
            alternatives.Add(interval);
            rest = rest[(end + 1)..].TrimStart();
            if (rest is [',', _, ..])
                rest = rest[1..].TrimStart();
        }

        return alternatives.Count == 0 ? null : alternatives.ToImmutable();
    }

    static ImmutableArray<Term>? One(ReadOnlySpan<char> interval, IVersionOrdering ordering)
    {
        var inner = interval[1..^1];
        var comma = inner.IndexOf(',');
        var lower = (comma < 0 ? inner : inner[..comma]).Trim().ToString();
        var upper = comma < 0 ? lower : inner[(comma + 1)..].Trim().ToString();
        if (comma < 0 && lower.Length == 0)
            return null;
        var terms = ImmutableArray.CreateBuilder<Term>();
        if (lower.Length > 0 && upper.Length > 0 && ordering.Compare(lower, upper) > 0)
            return null;
        return TryAdd(terms, interval[0] == '[' ? ">=" : ">", lower, ordering)
            && TryAdd(terms, interval[^1] == ']' ? "<=" : "<", upper, ordering)
                ? terms.ToImmutable()
                : null;
    }

    static bool TryAdd(ImmutableArray<Term>.Builder terms, string comparison, string bound, IVersionOrdering ordering)
    {
        if (bound.Length == 0)
            return true;
        if (OrderedTerm.TryCreate(comparison, bound, ordering) is not { } term)
            return false;
        terms.Add(term);
        return true;
    }
}
