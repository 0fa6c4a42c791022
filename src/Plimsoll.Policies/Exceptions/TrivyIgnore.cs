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
        var stated = words.Skip(1).FirstOrDefault(word => word.StartsWith(Expires, StringComparison.Ordinal))?[Expires.Length..];
        DateOnly? expires = null;
        if (stated is not null)
        {
            if (!DateOnly.TryParseExact(stated, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                unread.Add(new Unread(words[0], UnreadReason.Malformed, $"{Expires}{stated} is no day: expected {Expires}YYYY-MM-DD", place));
                return;
            }
            expires = day;
        }

        var reason = behind.Length > 0 ? behind : above;
        grants.Add(new ExceptionGrant($"{FileName} {words[0]}", place, FileName, reason.Length > 0 ? reason : "no reason is given", expires)
        {
            Vulnerabilities = [words[0]],
            Policies = [words[0]],
        });
    }
}
