using System.Buffers;

namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>Cuts <c>&gt;=1.2, &lt; 2</c> into comparisons and versions.</summary>
static class ConstraintTokens
{
    /// <summary>The comparison of the end of a span, which is written <c>1 - 2</c>.</summary>
    public const string SpanEnd = "-<=";

    static readonly SearchValues<char> ComparisonCharacters = SearchValues.Create("<>=!~^");
    static readonly SearchValues<char> VersionEnds = SearchValues.Create(", \t\r\n<>");

    /// <summary>
    /// The terms from left to right. The comparison is empty where there is none, the version where it is missing;
    /// <c>1 - 2</c>, node-semver's span, becomes <c>&gt;=1</c> and a <see cref="SpanEnd"/>.
    /// </summary>
    public static List<(string Comparison, string Version)> Read(ReadOnlySpan<char> text)
    {
        var terms = new List<(string Comparison, string Version)>();
        while (!(text = text.TrimStart(", \t\r\n")).IsEmpty)
        {
            var comparison = Take(ref text, text.IndexOfAnyExcept(ComparisonCharacters));
            text = text.TrimStart(" \t\r\n");
            var version = Take(ref text, text.IndexOfAny(VersionEnds));
            if (terms is [.., ({ Length: 0 }, var first), ({ Length: 0 }, "-")] && comparison.Length == 0)
            {
                terms.RemoveRange(terms.Count - 2, 2);
                terms.Add((">=", first));
                terms.Add((SpanEnd, version));
            }
            else
            {
                terms.Add((comparison, version));
            }
        }

        return terms;
    }

    static string Take(scoped ref ReadOnlySpan<char> text, int end)
    {
        var taken = end < 0 ? text : text[..end];
        text = text[taken.Length..];
        return taken.ToString();
    }
}
