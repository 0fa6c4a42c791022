using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Vulnerabilities;
using static Plimsoll.Vulnerabilities.Feeds.OsvReader;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>Reads what a record in OSV's JSON says of one package.</summary>
/// <remarks>
/// OSV schema 1.7, <c>affected[]</c>. The states are those that databases write into <c>ecosystem_specific</c> and
/// <c>database_specific</c>: Debian's urgency <c>end-of-life</c>, Chainguard's <c>fix-not-planned</c> and their like.
/// </remarks>
static class OsvAffected
{
    static readonly string[] StateNames = ["urgency", "status", "fix_state", "state", "availability"];

    /// <summary>Reads one entry.</summary>
    /// <param name="entry">It.</param>
    /// <param name="remarks">Takes what is wrong with parts of it, and counts packages of which only commits say which versions are affected.</param>
    /// <returns>The entry; <c>null</c> where no version is known to be affected.</returns>
    /// <exception cref="InvalidDataException">It has no package, or is beyond a limit.</exception>
    internal static AffectedEntry? Read(JsonElement entry, OsvRemarks remarks)
    {
        var ranges = ImmutableArray.CreateBuilder<VersionRange>();
        var hasCommits = false;
        foreach (var range in Items(entry, "ranges", MaxEvents))
        {
            var type = Text(range, "type");
            if (type == "GIT")
                hasCommits = true;
            else if (type is not ("ECOSYSTEM" or "SEMVER" or ""))
                remarks.Add("A range is left out", $"its type is \"{AdvisoryText.Summary(type)}\"; expected ECOSYSTEM, SEMVER or GIT.");
            else if (Begun(Events(range), remarks) is { Length: > 0 } events)
                ranges.Add(new VersionRange(events));
            else
                remarks.Add("A range is left out", "it has no events.");
        }

        var versions = Items(entry, "versions", MaxVersions).Select(Word).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (!Property(entry, "package", out var package))
        {
            if (hasCommits)
                remarks.GitOnly++;
            else if (ranges.Count > 0 || !versions.IsEmpty)
                remarks.Add("An affected package is left out", "it names no \"package\".");
            return null;
        }

        var (feed, name) = (Text(package, "ecosystem"), Text(package, "name"));
        if (feed.Length is 0 or > MaxNameLength || name.Length is 0 or > MaxNameLength)
            throw new InvalidDataException($"An affected package needs an \"ecosystem\" and a \"name\" of 1 to {MaxNameLength} characters.");
        if (ranges.Count == 0 && versions.IsEmpty)
        {
            remarks.GitOnly += hasCommits ? 1 : 0;
            return null;
        }
        return Entry(entry, feed, feed == "PyPI" ? PythonName.Normalise(name) : name, PartialVersions.Complete(ranges.ToImmutable(), feed), versions);
    }

    static AffectedEntry Entry(JsonElement entry, string feed, string name, ImmutableArray<VersionRange> ranges, ImmutableArray<string> versions)
    {
        var (state, note) = (RangeState.Of(ranges), "");
        foreach (var word in StateWords(entry))
        {
            if (word.Length is > 0 and <= MaxNameLength && note.Length == 0)
                (state, note) = (StateOf(word) ?? state, word is "not yet assigned" or "fixed" or "affected" ? "" : word);
        }
        // A fix in version 0 says that it was never affected.
        if (RangeState.IsNever(ranges) && versions.IsEmpty)
            (state, ranges) = (FixState.NotAffected, RangeState.Every);
        var (release, repositories) = Csaf.RedHatProduct.OfOsv(feed);
        return new AffectedEntry(release, name, ranges, RangeState.Outside(versions, ranges, release))
        {
            State = state,
            Note = note,
            Severity = SeverityOf(entry),
            Architectures = Architectures(entry),
            Repositories = repositories,
        };
    }

    static IEnumerable<string> StateWords(JsonElement entry)
    {
        foreach (var section in Sections)
        {
            if (!Property(entry, section, out var specific))
                continue;
            foreach (var property in StateNames)
                yield return Text(specific, property);
            // Chainguard says it of each file in the package that has the weakness; it is said of the package where all agree.
            var words = Items(specific, "components", MaxAffected).Select(component => Text(component, "latest_event_status")).Distinct(StringComparer.Ordinal).Take(2).ToList();
            if (words is [var only])
                yield return only.Replace('_', '-');
        }
    }

    // pkg:apk/wolfi/curl?arch=x86_64; a source package is of every architecture.
    static ImmutableArray<string> Architectures(JsonElement entry)
    {
        const string qualifier = "arch=";
        if (!Property(entry, "package", out var package) || Text(package, "purl") is not { Length: > 0 and <= MaxNameLength * 4 } purl)
            return [];
        var query = purl.IndexOf('?', StringComparison.Ordinal);
        var architecture = query < 0 ? null : purl[(query + 1)..].Split('&').FirstOrDefault(pair => pair.StartsWith(qualifier, StringComparison.Ordinal))?[qualifier.Length..];
        return architecture is null or "" or "source" or "src" or "all" or "noarch" || !AdvisoryText.IsName(architecture) ? [] : [architecture];
    }

    static FixState? StateOf(string word) => word.Replace('_', '-').ToUpperInvariant() switch
    {
        "END-OF-LIFE" => FixState.EndOfLife,
        "NOT-AFFECTED" or "FALSE-POSITIVE" or "FALSE-POSITIVE-DETERMINATION" => FixState.NotAffected,
        "WONT-FIX" or "WILL-NOT-FIX" or "FIX-NOT-PLANNED" or "ANALYSIS-NOT-PLANNED" or "IGNORED" => FixState.WillNotFix,
        "FIX-DEFERRED" or "DEFERRED" or "POSTPONED" or "PENDING-UPSTREAM-FIX" => FixState.Deferred,
        "UNDER-INVESTIGATION" or "UNDETERMINED" or "NEEDS-TRIAGE" or "DETECTION" => FixState.UnderInvestigation,
        _ => null,
    };

    static Severity SeverityOf(JsonElement entry)
    {
        foreach (var section in Sections)
        {
            if (!Property(entry, section, out var specific))
                continue;
            foreach (var property in (ReadOnlySpan<string>)["urgency", "severity", "ubuntu_priority", "priority"])
            {
                if (AdvisoryText.Word(Text(specific, property)) is var word and not Severity.Unknown)
                    return word;
            }
        }
        foreach (var severity in Items(entry, "severity", MaxIds))
        {
            if (Text(severity, "type") == "Ubuntu" && AdvisoryText.Word(Text(severity, "score")) is var word and not Severity.Unknown)
                return word;
        }
        return Severity.Unknown;
    }

    // The schema demands an "introduced" event: what is fixed, and began nobody says when, began with the first version.
    static ImmutableArray<RangeEvent> Begun(ImmutableArray<RangeEvent> events, OsvRemarks remarks)
    {
        if (events.IsEmpty || events.Any(step => step.Kind == RangeEventKind.Introduced))
            return events;
        remarks.Add("A range is read as one from the first version on", "it has no \"introduced\" event.");
        return events.Insert(0, new RangeEvent(RangeEventKind.Introduced, "0"));
    }

    static ImmutableArray<RangeEvent> Events(JsonElement range)
    {
        var events = ImmutableArray.CreateBuilder<RangeEvent>();
        foreach (var item in Items(range, "events", MaxEvents))
        {
            if (item.ValueKind != JsonValueKind.Object)
                throw new InvalidDataException("An event of a version range is not an object.");
            foreach (var property in item.EnumerateObject())
            {
                RangeEventKind? kind = property.Name switch
                {
                    "introduced" => RangeEventKind.Introduced,
                    "fixed" => RangeEventKind.Fixed,
                    "last_affected" => RangeEventKind.LastAffected,
                    "limit" => RangeEventKind.Limit,
                    _ => null,
                };
                if (kind is { } known)
                    events.Add(new RangeEvent(known, Word(property.Value)));
            }
        }
        return events.ToImmutable();
    }
}
