using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds;
using Plimsoll.Vulnerabilities.Severities;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>An advisory without its texts, as numbers.</summary>
/// <remarks>
/// The numbers of the texts of id, source and vector; the severity; the publication in Unix seconds (64 bits, 0 where unknown); then three
/// lists with their lengths in front: CVEs, aliases, and ratings as source, severity and vector.
/// </remarks>
static class AdvisoryCodec
{
    /// <summary>Appends the numbers of <paramref name="advisory"/> to <paramref name="words"/>.</summary>
    internal static void Write(Advisory advisory, string feed, TextPool texts, List<uint> words)
    {
        words.Add(texts.Number(advisory.Id));
        words.Add(texts.Number(advisory.Source.Length > 0 ? advisory.Source : feed));
        words.Add(texts.Number(advisory.Vector));
        words.Add((uint)advisory.Severity);
        AddLong(words, advisory.Published?.ToUnixTimeSeconds() ?? 0);
        AddTexts(words, advisory.Cves, texts);
        AddTexts(words, advisory.Aliases, texts);
        words.Add((uint)advisory.Ratings.Length);
        foreach (var rating in advisory.Ratings)
        {
            words.Add(texts.Number(rating.Source));
            words.Add((uint)rating.Severity);
            words.Add(texts.Number(rating.Cvss?.Vector ?? ""));
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static Advisory Read(ReadOnlySpan<uint> words, AdvisoryDatabase texts)
    {
        var published = (long)words[4] | ((long)words[5] << 32);
        var at = 6;
        var cves = ReadTexts(words, ref at, texts);
        var aliases = ReadTexts(words, ref at, texts);
        var count = Count(words, ref at);
        var ratings = ImmutableArray.CreateBuilder<SeverityRating>(count);
        for (; count > 0; count--, at += 3)
        {
            ratings.Add(new SeverityRating(
                texts.String(words[at]), Word(words[at + 1]), Cvss.TryParse(texts.String(words[at + 2]), out var score) ? score : null));
        }
        return new Advisory(
            texts.String(words[0]), cves, aliases, "", Word(words[3]), texts.String(words[2]),
            published == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(published))
        {
            Source = texts.String(words[1]),
            Ratings = ratings.MoveToImmutable(),
        };
    }

    /// <summary>Whether an advisory has one of these ids as its own, as a CVE or as an alias; letters count alike in both cases.</summary>
    internal static bool IsNamed(ReadOnlySpan<uint> words, AdvisoryDatabase texts, IReadOnlyCollection<string> names)
    {
        if (Is(words[0], texts, names))
            return true;
        var at = 6;
        for (var list = 0; list < 2; list++)
        {
            for (var count = Count(words, ref at); count > 0; count--, at++)
            {
                if (Is(words[at], texts, names))
                    return true;
            }
        }
        return false;
    }

    static bool Is(uint text, AdvisoryDatabase texts, IReadOnlyCollection<string> names)
    {
        foreach (var name in names)
        {
            if (texts.Text(text).Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    internal static Severity Word(uint severity) => severity <= (uint)Severity.Critical
        ? (Severity)severity
        : throw new DatabaseException(string.Create(CultureInfo.InvariantCulture, $"{severity} is no severity."));

    internal static void AddLong(List<uint> words, long number)
    {
        words.Add((uint)number);
        words.Add((uint)(number >> 32));
    }

    static void AddTexts(List<uint> words, ImmutableArray<string> names, TextPool texts)
    {
        words.Add((uint)names.Length);
        foreach (var name in names)
            words.Add(texts.Number(name));
    }

    static ImmutableArray<string> ReadTexts(ReadOnlySpan<uint> words, ref int at, AdvisoryDatabase texts)
    {
        var count = Count(words, ref at);
        var names = ImmutableArray.CreateBuilder<string>(count);
        for (; count > 0; count--)
            names.Add(texts.String(words[at++]));
        return names.MoveToImmutable();
    }

    // What is counted lies behind the count.
    static int Count(ReadOnlySpan<uint> words, ref int at)
    {
        var count = words[at++];
        return count <= (uint)(words.Length - at) ? (int)count : throw new DatabaseException(string.Create(CultureInfo.InvariantCulture, $"{count} items do not fit."));
    }
}
