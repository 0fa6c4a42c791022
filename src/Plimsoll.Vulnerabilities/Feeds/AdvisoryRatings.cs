using System.Collections.Immutable;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Severities;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>Gathers what one source says of the severity of one vulnerability.</summary>
/// <param name="source">Who says so.</param>
sealed class AdvisoryRatings(string source)
{
    readonly List<CvssScore> _scores = [];

    /// <summary>The source's word, the first that it gave.</summary>
    internal Severity Word { get; private set; }

    /// <summary>The newest CVSS vector; empty where there is none.</summary>
    internal string Vector => _scores.MaxBy(score => score.Version, StringComparer.Ordinal)?.Vector ?? "";

    /// <summary>One rating for each vector, or one for the word alone.</summary>
    internal ImmutableArray<SeverityRating> All => _scores.Count > 0
        ? [.. _scores.Select(score => new SeverityRating(source, Word != Severity.Unknown ? Word : Cvss.SeverityOf(score.Score), score))]
        : Word != Severity.Unknown ? [new SeverityRating(source, Word, null)] : [];

    /// <summary>Takes a word; one that is no severity, and any but the first, does not count.</summary>
    internal void AddWord(string word)
    {
        if (Word == Severity.Unknown)
            Word = AdvisoryText.Word(word);
    }

    /// <summary>Takes a CVSS vector; what is none does not count.</summary>
    internal void AddVector(string vector)
    {
        if (vector.Length is > 0 and <= OsvReader.MaxNameLength && Cvss.TryParse(vector, out var score) && !_scores.Exists(other => other.Vector == vector))
            _scores.Add(score);
    }
}
