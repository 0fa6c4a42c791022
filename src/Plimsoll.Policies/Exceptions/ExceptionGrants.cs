using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Exceptions;

/// <summary>The exceptions in force. Immutable; safe for concurrent use.</summary>
public sealed record ExceptionGrants
{
    /// <summary>Days before its end from which an exception is told to end soon.</summary>
    public const int ExpiringDays = 14;

    /// <summary>The most exceptions of one run.</summary>
    public const int MaxGrants = 10_000;

    const string Group = "plimsoll.dev/";

    /// <summary>No exceptions.</summary>
    public static ExceptionGrants None { get; } = new();

    /// <summary>The exceptions, in written order; expired ones among them.</summary>
    public ImmutableArray<ExceptionGrant> All { get; init; } = [];

    /// <summary>The documents that cannot be used: what they would let pass is not let pass.</summary>
    public ImmutableArray<Unread> Unread { get; init; } = [];

    /// <summary>Whether there is none, and none that could not be read.</summary>
    public bool IsEmpty => All.IsEmpty && Unread.IsEmpty;

    /// <summary>Whether an object is an exception, by its name alone.</summary>
    /// <param name="candidate">The object.</param>
    public static bool IsException(KubernetesObject candidate) =>
        candidate.Reference is { ApiVersion: ExceptionGrant.ApiVersion, Kind: ExceptionGrant.Kind };

    static bool IsOtherVersion(KubernetesObject candidate) =>
        candidate.Reference is { Kind: ExceptionGrant.Kind, ApiVersion: not ExceptionGrant.ApiVersion and var version }
        && version.StartsWith(Group, StringComparison.Ordinal);

    /// <summary>Reads the exceptions among objects; the others are passed over.</summary>
    /// <param name="documents">The objects.</param>
    public static ExceptionGrants Read(IEnumerable<KubernetesObject> documents)
    {
        var grants = ImmutableArray.CreateBuilder<ExceptionGrant>();
        var unread = ImmutableArray.CreateBuilder<Unread>();
        foreach (var document in documents.Where(candidate => IsException(candidate) || IsOtherVersion(candidate)))
        {
            var issues = new PolicyIssues(document.Reference);
            if (IsOtherVersion(document))
                issues.Add(document.Location, $"apiVersion: {document.Reference.ApiVersion} is not known: expected {ExceptionGrant.ApiVersion}, so this lets nothing pass");
            else if (grants.Count == MaxGrants)
                issues.Add(document.Location, $"is one of more than {MaxGrants} exceptions");
            else if (ExceptionReading.Read(document, issues) is { } grant)
                grants.Add(grant);
            unread.AddRange(issues.All.Select(issue => issue.AsUnread()));
        }

        return new ExceptionGrants { All = grants.ToImmutable(), Unread = unread.ToImmutable() };
    }

    /// <summary>These and others.</summary>
    /// <param name="others">The others.</param>
    public ExceptionGrants With(ExceptionGrants others) => new() { All = [.. All, .. others.All], Unread = [.. Unread, .. others.Unread] };

    /// <summary>
    /// The evidence with the vulnerabilities that exceptions let pass set apart. Judging it again changes nothing: the Judge does it
    /// itself; whoever reports the images does it before.
    /// </summary>
    /// <param name="evidence">The evidence.</param>
    /// <param name="now">The time, by which exceptions end.</param>
    public Evidence Suppress(Evidence evidence, DateTimeOffset now) =>
        All.IsEmpty ? evidence : new ExceptionReview(this, evidence, now).Suppress();

    /// <summary>What those who keep the exceptions should look at, after everything was judged.</summary>
    internal ImmutableArray<TriageNote> Notes(ExceptionReview review, IEnumerable<Decision> decisions, DateTimeOffset now)
    {
        var used = decisions.Select(decision => decision.Suppression).OfType<Suppression>()
            .Where(suppression => suppression.Kind == SuppressionKind.Exception).Select(suppression => suppression.Source).ToHashSet(StringComparer.Ordinal);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var notes = ImmutableArray.CreateBuilder<TriageNote>();
        foreach (var grant in All)
        {
            if (grant.HasExpired(today))
                notes.Add(Note(grant, TriageNoteKind.Expired, $"ended on {Day(grant)} and lets nothing pass any more: {grant.Owner} renews it or removes it"));
            else if (!used.Contains(grant.Source) && review.IsInScope(grant))
                notes.Add(Note(grant, TriageNoteKind.Unused, "lets nothing pass: what it is about was not found, or does not count anyway"));
            else if (grant.Expires is { } last && last.DayNumber - today.DayNumber <= ExpiringDays && used.Contains(grant.Source))
                notes.Add(Note(grant, TriageNoteKind.Expiring, string.Create(CultureInfo.InvariantCulture, $"ends on {Day(grant)}, in {last.DayNumber - today.DayNumber} days")));
        }

        return notes.ToImmutable();
    }

    static TriageNote Note(ExceptionGrant grant, TriageNoteKind kind, string text) => new(kind, grant.Name, text, grant.Location);

    static string Day(ExceptionGrant grant) => grant.Expires?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
