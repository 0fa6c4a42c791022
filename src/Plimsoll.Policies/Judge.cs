using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Policies.Criteria;
using Plimsoll.Policies.Exceptions;
using Plimsoll.Policies.PodSecurity;

namespace Plimsoll.Policies;

/// <summary>
/// The one judge: pipeline, webhook, server and agent put the same question here and get the same answer.
/// A pure function; safe for concurrent use.
/// </summary>
public static class Judge
{
    /// <summary>Judges everything that was examined, and what could not be.</summary>
    /// <param name="evidence">What was examined.</param>
    /// <param name="criteria">What is safe to ship.</param>
    /// <param name="now">The time by which ages are measured.</param>
    /// <param name="cancellation">Ends the evaluation of policies.</param>
    /// <returns>Deny where any finding is denied; else Incomplete where anything is unread; else Pass.</returns>
    public static Verdict Decide(
        Evidence evidence, GateCriteria criteria, DateTimeOffset now, CancellationToken cancellation = default)
    {
        evidence = criteria.Exceptions.Suppress(evidence, now);
        var exceptions = new ExceptionReview(criteria.Exceptions, evidence, now);
        var podSecurity = criteria.PodSecurityConfiguration is { } configuration
            ? PodSecurityAdmission.From(evidence.Objects, configuration, criteria.Username)
            : PodSecurityAdmission.From(evidence.Objects, criteria.PodSecurity);
        var policies = new PolicyJudgement(criteria.Policies, evidence, now);
        foreach (var image in evidence.Images)
            policies.Judge(image, cancellation);
        var templates = evidence.Objects.SelectMany(examined => policies.Judge(examined, cancellation)).ToArray();
        var reviews = templates.Select(podSecurity.Review).ToArray();

        var decisions = DecideImages(evidence.Images, criteria, now)
            .Concat(reviews.SelectMany(review => review.Decisions))
            .Concat(policies.Decisions)
            .Select(decision => Excuse(decision, exceptions))
            .OrderByDescending(decision => decision.Enforcement)
            .ThenByDescending(decision => decision.Finding.Severity)
            .ToImmutableArray();
        var unread = evidence.Unread
            .Concat(podSecurity.Unread)
            .Concat(criteria.Policies.Unread)
            .Concat(criteria.Exceptions.Unread)
            .Concat(policies.Unread)
            .Concat(evidence.Images.SelectMany(Unexamined))
            .Concat(evidence.Images.Select(image => criteria.ImageAge?.Missing(image.Facts)).OfType<Unread>())
            .Concat(StaleData.In(evidence, criteria, now))
            .Concat(MissingFeeds.In(evidence, criteria))
            .ToImmutableArray();

        var outcome = (decisions, unread) switch
        {
            ([{ Enforcement: Enforcement.Deny }, ..], _) => Outcome.Deny,
            (_, []) => Outcome.Pass,
            _ => Outcome.Incomplete,
        };
        return new Verdict(outcome, decisions, unread)
        {
            Admission = [.. podSecurity.ReviewNamespaces(evidence.Objects), .. reviews.SelectMany(review => review.Messages)],
            Notes = criteria.Exceptions.Notes(exceptions, decisions, now),
        };
    }

    static IEnumerable<Decision> DecideImages(
        ImmutableArray<ExaminedImage> images, GateCriteria criteria, DateTimeOffset now)
    {
        foreach (var image in images)
        {
            if (criteria.ImageAge is { } age && age.Find(image.Facts, now) is { } tooOld)
                yield return new Decision(tooOld, Enforcement.Deny, age.Rule);
            if (criteria.EndOfLife.Decide(image.Facts, now) is { } unsupported)
                yield return unsupported;
            if (criteria.SystemPackages.Decide(image.Facts) is { } unknown)
                yield return unknown;

            foreach (var match in image.Matches)
                yield return DecideMatch(image.Facts.Name, match, criteria);
        }
    }

    static Decision DecideMatch(string image, VulnerabilityMatch match, GateCriteria criteria)
    {
        var finding = new VulnerabilityFinding(image, match);
        var denying = criteria.Vulnerabilities.FirstOrDefault(criterion => criterion.Denies(match));
        if (match.Suppression is { } suppression)
            return new Decision(finding, Enforcement.Audit, Excused(suppression, denying?.Rule ?? "")) { Suppression = suppression };
        if (denying is null)
            return new Decision(finding, Enforcement.Audit, "");

        return criteria.OnlyFixed && match.FixedVersion.Length == 0
            ? new Decision(finding, Enforcement.Warn, $"{denying.Rule}, let pass by --only-fixed")
            : new Decision(finding, Enforcement.Deny, denying.Rule);
    }

    /// <summary>What an exception lets pass is recorded with the rule that would have counted.</summary>
    static Decision Excuse(Decision decision, ExceptionReview exceptions) => exceptions.For(decision.Finding) is { } suppression
        ? decision with { Enforcement = Enforcement.Audit, Because = Excused(suppression, decision.Because), Suppression = suppression }
        : decision;

    static string Excused(Suppression suppression, string rule) => rule.Length == 0 ? suppression.ToString() : $"{suppression}; without it: {rule}";

    static IEnumerable<Unread> Unexamined(ExaminedImage image)
    {
        var facts = image.Facts;
        if (facts.Packages.IsEmpty && facts.Unread.IsEmpty)
        {
            return
            [
                new Unread(
                    facts.Name, UnreadReason.Missing,
                    "no package database and no language package was found, so its programs were not examined"),
            ];
        }
        return SystemPackagesCriterion.Missing(facts) is { } missing ? [missing] : facts.Unread;
    }
}
