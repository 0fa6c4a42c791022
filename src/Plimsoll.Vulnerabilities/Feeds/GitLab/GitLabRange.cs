using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Feeds.GitLab;

/// <summary>Reads the ranges of GitLab's advisories, in the language of their ecosystem.</summary>
/// <remarks>
/// Intervals for Maven and NuGet (<c>[1.0,1.2),(,0.9]</c>), comparisons for the others (<c>&gt;=1.0 &lt;1.2||=2.0</c>, with comma or space). An
/// open beginning (<c>&gt;1.0</c>) has no form in OSV's events: it is read as one that includes its version.
/// </remarks>
static class GitLabRange
{
    /// <summary>Alternatives of one range.</summary>
    internal const int MaxRanges = 1_000;

    /// <summary>The ranges; <c>null</c> where the text is in neither language.</summary>
    internal static ImmutableArray<VersionRange>? Read(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > OsvReader.MaxDescriptionLength)
            return null;
        return trimmed[0] is '[' or '(' ? Intervals(trimmed) : Comparisons(trimmed);
    }

    static ImmutableArray<VersionRange>? Intervals(string text)
    {
        var ranges = ImmutableArray.CreateBuilder<VersionRange>();
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny(']', ')');
            if (end < 0 || rest[0] is not ('[' or '(') || ranges.Count == MaxRanges)
                return null;
            var inner = rest[1..end].ToString();
            var parts = inner.Split(',', StringSplitOptions.TrimEntries);
            if (Interval(parts, rest[end] == ']') is not { } range)
                return null;
            ranges.Add(range);
            rest = rest[(end + 1)..].TrimStart(" ,|");
        }
        return ranges.ToImmutable();
    }

    static VersionRange? Interval(string[] parts, bool isClosed) => parts switch
    {
        [var only] when AdvisoryText.IsName(only) => Only(only),
        [var first, ""] when first.Length == 0 || AdvisoryText.IsName(first) => new([Begin(first)]),
        [var first, var last] when AdvisoryText.IsName(last) && (first.Length == 0 || AdvisoryText.IsName(first)) => new([Begin(first), End(last, isClosed)]),
        _ => null,
    };

    static ImmutableArray<VersionRange>? Comparisons(string text)
    {
        var ranges = ImmutableArray.CreateBuilder<VersionRange>();
        foreach (var alternative in text.Split("||"))
        {
            if (ranges.Count == MaxRanges || Alternative(alternative) is not { } range)
                return null;
            ranges.Add(range);
        }
        return ranges.ToImmutable();
    }

    static VersionRange? Alternative(string text)
    {
        RangeEvent? begin = null;
        RangeEvent? end = null;
        foreach (var (sign, version) in Terms(text))
        {
            if (!AdvisoryText.IsName(version) || !char.IsAsciiLetterOrDigit(version[0]))
                return null;
            switch (sign)
            {
                case ">=" or ">" when begin is null:
                    begin = Begin(version);
                    break;
                case "<" or "<=" when end is null:
                    end = End(version, sign == "<=");
                    break;
                case "=" or "==" when begin is null && end is null:
                    (begin, end) = (Begin(version), End(version, isClosed: true));
                    break;
                default:
                    return null;
            }
        }
        return begin is null && end is null ? null : new VersionRange(end is { } known ? [begin ?? Begin(""), known] : [begin ?? Begin("")]);
    }

    // A sign may stand apart from its version.
    static IEnumerable<(string Sign, string Version)> Terms(string text)
    {
        var sign = "";
        foreach (var word in text.Split([' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var length = word.AsSpan().IndexOfAnyExcept("<>=");
            if (length < 0)
            {
                sign += word;
                continue;
            }
            yield return (sign + word[..length], word[length..]);
            sign = "";
        }
        if (sign.Length > 0)
            yield return (sign, "");
    }

    static VersionRange Only(string version) => new([Begin(version), End(version, isClosed: true)]);

    static RangeEvent Begin(string version) => new(RangeEventKind.Introduced, version.Length > 0 ? version : "0");

    static RangeEvent End(string version, bool isClosed) => new(isClosed ? RangeEventKind.LastAffected : RangeEventKind.Fixed, version);
}
