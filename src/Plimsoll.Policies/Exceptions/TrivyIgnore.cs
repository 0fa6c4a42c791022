using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Exceptions;

/// <summary>Reads Trivy's <c>.trivyignore</c>, so that what it lets pass need not be written again.</summary>
/// <remarks>
/// https://trivy.dev/docs/latest/configuration/filtering/: an id a line, <c>exp:YYYY-MM-DD</c> behind it, <c>#</c> begins a comment. It has
/// no owner: the file itself is named. The comment above an id, or behind it, is its reason.
/// </remarks>
public static class TrivyIgnore
{
    /// <summary>The name of the file.</summary>
    public const string FileName = ".trivyignore";

    const string Expires = "exp:";

    /// <summary>Reads a file.</summary>
    /// <param name="text">Its content.</param>
    /// <param name="file">Its path, for places.</param>
    public static ExceptionGrants Read(string text, string file)
    {
        var grants = ImmutableArray.CreateBuilder<ExceptionGrant>();
        var unread = ImmutableArray.CreateBuilder<Unread>();
        var comments = new List<string>();
        var number = 0;
        foreach (var line in text.EnumerateLines())
        {
            number++;
            var written = line.Trim().ToString();
            if (written.StartsWith('#'))
            {
                comments.Add(written.TrimStart('#').Trim());
                continue;
            }
            if (written.Length > 0 && grants.Count < ExceptionGrants.MaxGrants)
                Add(written, new SourceLocation(file, number, 0), string.Join(' ', comments), grants, unread);
            comments.Clear();
        }

        return new ExceptionGrants { All = grants.ToImmutable(), Unread = unread.ToImmutable() };
    }

    static void Add(
        string written, SourceLocation place, string above, ImmutableArray<ExceptionGrant>.Builder grants, ImmutableArray<Unread>.Builder unread)
    {
        var hash = written.IndexOf('#');
        var behind = hash < 0 ? "" : written[(hash + 1)..].Trim();
        var words = (hash < 0 ? written : written[..hash]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (!TryDay(words.AsSpan(1), out var expires, out var problem) || (problem = Problem(words[0])).Length > 0)
        {
            unread.Add(new Unread(words[0], UnreadReason.Malformed, problem, place));
            return;
        }

        var reason = behind.Length > 0 ? behind : above;
        grants.Add(new ExceptionGrant($"{FileName} {words[0]}", place, FileName, reason.Length > 0 ? reason : "no reason is given", expires)
        {
            Vulnerabilities = [words[0]],
            Policies = [words[0]],
        });
    }
    /// <summary>Why an id is none; empty where it is one. Trivy compares ids letter by letter: a pattern in one would let more pass than there.</summary>
    internal static string Problem(string id) =>
        id.AsSpan().ContainsAny('*', '?') ? $"\"{id}\" has a wildcard, and ids here take none: write each id, so this lets nothing pass" : "";

    static bool TryDay(ReadOnlySpan<string> words, out DateOnly? expires, out string problem)
    {
        (expires, problem) = (null, "");
        foreach (var word in words)
        {
            if (!word.StartsWith(Expires, StringComparison.Ordinal))
            {
                if (!word.Contains(':', StringComparison.Ordinal))
                    continue;
                problem = $"\"{word}\" is not known: expected {Expires}YYYY-MM-DD, so this lets nothing pass";
                return false;
            }
            if (!DateOnly.TryParseExact(word.AsSpan(Expires.Length), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                problem = $"{word} is no day: expected {Expires}YYYY-MM-DD";
                return false;
            }
            if (expires is null || day < expires)
                expires = day;
        }
        return true;
    }
}
