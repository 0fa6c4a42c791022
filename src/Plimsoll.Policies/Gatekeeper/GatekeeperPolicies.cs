using System.Collections.Concurrent;
using System.Collections.Immutable;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>ConstraintTemplates and constraints, compiled, and what they say of requests. Immutable; safe for concurrent use.</summary>
/// <remarks>github.com/open-policy-agent/frameworks, constraint/pkg/client.</remarks>
public sealed class GatekeeperPolicies
{
    /// <summary>Kinds of objects whose constraints are remembered.</summary>
    const int MaxIndexed = 4_096;

    readonly ConcurrentDictionary<(string Group, string Kind), Constraint[]> _byKind = [];

    internal GatekeeperPolicies(
        ImmutableArray<ConstraintTemplate> templates, ImmutableArray<Constraint> constraints, GatekeeperConfig config)
    {
        Templates = templates;
        Constraints =
        [
            .. constraints.OrderBy(constraint => constraint.Kind, StringComparer.Ordinal)
                .ThenBy(constraint => constraint.Name, StringComparer.Ordinal),
        ];
        Config = config;
    }

    /// <summary>No policies.</summary>
    public static GatekeeperPolicies Empty { get; } = new([], [], GatekeeperConfig.Empty);

    /// <summary>The templates that can be used, in written order.</summary>
    public ImmutableArray<ConstraintTemplate> Templates { get; }

    /// <summary>The constraints that can be used, by kind and name, which is the order of their results.</summary>
    public ImmutableArray<Constraint> Constraints { get; }

    /// <summary>What Config, SyncSet and Provider objects say.</summary>
    public GatekeeperConfig Config { get; }

    /// <summary>What is wrong with templates and constraints. One with an issue is left out, and the rest goes on.</summary>
    public ImmutableArray<PolicyIssue> Issues { get; init; } = [];

    /// <summary>What is wrong with templates and constraints that are used all the same.</summary>
    public ImmutableArray<PolicyIssue> Warnings { get; init; } = [];

    /// <summary>Constraints that are asked nothing because their template is not there or cannot be used.</summary>
    public ImmutableArray<Unread> NotEvaluated { get; init; } = [];

    /// <summary>Templates while there is no constraint at all, which do nothing.</summary>
    public ImmutableArray<Unread> Unused { get; init; } = [];

    /// <summary>Whether no template and no constraint can be used.</summary>
    public bool IsEmpty => Templates.IsEmpty && Constraints.IsEmpty;

    /// <summary>Reads and compiles templates and constraints.</summary>
    /// <param name="documents">The objects, in any order; those that are none of Gatekeeper's are passed over.</param>
    /// <param name="version">The Kubernetes version that decides which functions CEL may call.</param>
    /// <param name="engine">Which code decides where a template has several.</param>
    public static GatekeeperPolicies Read(
        IEnumerable<KubernetesObject> documents, KubernetesVersion version, GatekeeperEngine engine = GatekeeperEngine.Preferred) =>
        new GatekeeperReading(KubernetesEnvironment.For(version), engine).Read(documents);

    /// <summary>The same templates with further constraints.</summary>
    /// <param name="constraints">The objects; those that are no constraints are passed over.</param>
    public GatekeeperPolicies With(IEnumerable<KubernetesObject> constraints) => GatekeeperReading.Add(this, constraints);

    /// <summary>What the constraints say of a request: every violation, by the kind and name of its constraint.</summary>
    /// <param name="request">The request.</param>
    /// <param name="data">The objects that constraints may ask beside it.</param>
    /// <param name="options">How they are asked.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    public ImmutableArray<GatekeeperResult> Review(
        AdmissionRequest request, ReferentialData data, GatekeeperReviewOptions options, CancellationToken cancellation = default) =>
        Ask(request, alreadyAsked: null, data, options, cancellation).Results;

    /// <summary>The constraints that are about a request and not about another one too, nor perhaps; and what they say.</summary>
    internal (ImmutableArray<Constraint> Asked, ImmutableArray<GatekeeperResult> Results) Ask(
        AdmissionRequest request,
        AdmissionRequest? alreadyAsked,
        ReferentialData data,
        GatekeeperReviewOptions options,
        CancellationToken cancellation)
    {
        if (Constraints.IsEmpty || IsExcluded(request, options))
            return ([], []);
        var review = new GatekeeperReview(request, data, options, cancellation);
        var before = alreadyAsked is null
            ? null
            : new GatekeeperReview(alreadyAsked, data, options with { Source = MatchSource.Original }, cancellation);
        var asked = ImmutableArray.CreateBuilder<Constraint>();
        var results = ImmutableArray.CreateBuilder<GatekeeperResult>();
        foreach (var constraint in CandidatesFor(review))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Ask(constraint, review, before, results))
                asked.Add(constraint);
        }

        return (asked.ToImmutable(), results.ToImmutable());
    }

    /// <returns>Whether the constraint is about the request, or may be.</returns>
    static bool Ask(
        Constraint constraint, GatekeeperReview review, GatekeeperReview? before, ImmutableArray<GatekeeperResult>.Builder results)
    {
        var actions = constraint.ActionsAt(review.Options.Point);
        if (actions.IsEmpty || !IsAskedAbout(constraint.Template, review))
            return false;
        var match = review.Match(constraint.Match);
        if (match == MatchVerdict.No || (before is not null && before.Match(constraint.Match) != MatchVerdict.No))
            return false;
        if (match.Problem is { } problem)
            results.Add(new GatekeeperResult(constraint, GatekeeperOutcome.Unmatched, $"unable to match constraints: {problem}", actions));
        else
            ConstraintEvaluation.Evaluate(constraint, actions, review, results);
        return true;
    }

    static bool IsAskedAbout(ConstraintTemplate template, GatekeeperReview review) =>
        review.Options.Point != EnforcementPoint.Webhook || template.Operations.IsEmpty || template.Operations.Contains(review.Request.Operation);

    bool IsExcluded(AdmissionRequest request, GatekeeperReviewOptions options) => !Config.Excluded.IsEmpty
        && Config.Excludes(options.Point == EnforcementPoint.Audit ? "audit" : "webhook", request.Namespace);

    Constraint[] CandidatesFor(GatekeeperReview review)
    {
        if (review.Target is not { } target)
            return [.. Constraints];
        if (review.OldTarget is { } old && (old.Group != target.Group || old.Kind != target.Kind))
            return [.. Constraints];
        var key = (target.Group, target.Kind);
        if (_byKind.TryGetValue(key, out var known))
            return known;
        Constraint[] found = [.. Constraints.Where(constraint => constraint.Match?.CanMatch(target.Group, target.Kind) != false)];
        if (_byKind.Count < MaxIndexed)
            _byKind[key] = found;
        return found;
    }
}
