using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>What every format of advisories writes: ids, dates, texts, words for the severity.</summary>
static class AdvisoryText
{
    /// <summary>Pages that are kept of one advisory.</summary>
    internal const int MaxReferences = 100;

    /// <summary>Characters of the address of a page.</summary>
    internal const int MaxReferenceLength = 2_000;

    static readonly string[] DateForms =
        ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK", "yyyyMMdd"];

    internal static bool IsCve(string id) => id.StartsWith("CVE-", StringComparison.Ordinal);

    /// <summary>Whether <paramref name="text"/> can be an id, a name of a package or a version.</summary>
    internal static bool IsName(string text) => text.Length is > 0 and <= OsvReader.MaxNameLength && !text.AsSpan().ContainsAnyInRange('\0', ' ');

    /// <summary>A date, of whichever form; <c>null</c> where it is none.</summary>
    internal static DateTimeOffset? Date(string text) =>
        (DateTimeOffset.TryParseExact(text.Trim(), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out date))
        && date.Year > 1 ? date : null;

    /// <summary>The first of the texts that is not empty, in one line of bounded length.</summary>
    internal static string Summary(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Cut(line, OsvReader.MaxSummaryLength);
    }

    /// <summary>A text of several lines, of bounded length.</summary>
    internal static string Description(string text) => Cut(text.Trim().ReplaceLineEndings("\n"), OsvReader.MaxDescriptionLength);

    /// <summary>Pages without repetitions; what is no address is left out.</summary>
    internal static ImmutableArray<string> References(IEnumerable<string> addresses) =>
        [.. addresses.Where(address => address.Length <= MaxReferenceLength
            && (address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal)))
            .Distinct(StringComparer.Ordinal).Take(MaxReferences)];

    /// <summary>What a word for the severity means; <see cref="Severity.Unknown"/> where it is none.</summary>
    /// <remarks>Red Hat says important and moderate, Debian unimportant, Ubuntu negligible; a mark of doubt (<c>low**</c>) does not count.</remarks>
    internal static Severity Word(string word) => word.Trim().TrimEnd('*').ToUpperInvariant() switch
    {
        "CRITICAL" => Severity.Critical,
        "HIGH" or "IMPORTANT" => Severity.High,
        "MEDIUM" or "MODERATE" => Severity.Medium,
        "LOW" or "MINOR" or "NEGLIGIBLE" or "UNIMPORTANT" => Severity.Low,
        _ => Severity.Unknown,
    };

    static string Cut(string text, int limit)
    {
        if (text.Length <= limit)
            return text;
        var cut = char.IsHighSurrogate(text[limit - 2]) ? limit - 2 : limit - 1;
        return text[..cut] + "…";
    }
}
