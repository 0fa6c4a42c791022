using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Rego.Values;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>One request before all constraints: what is made for the first of them serves the others. Not safe for concurrent use.</summary>
sealed class GatekeeperReview
{
    static readonly RegoString ParametersKey = new("parameters");
    static readonly RegoString ReviewKey = new("review");

    readonly RegoObject _document;
    readonly CancellationToken _cancellation;

    public GatekeeperReview(AdmissionRequest request, ReferentialData data, GatekeeperReviewOptions options, CancellationToken cancellation)
    {
        (Request, Data, Options, _cancellation) = (request, data, options, cancellation);
        var name = request.IsNamespaceObject ? "" : request.Namespace;
        var containing = data.Namespace(name);
        var assumed = containing is null ? data.AssumedNamespace(name) : null;
        var document = new ReviewDocument(request, containing, options.IsObjectOnly);
        _document = new RegoObject(document);
        Target = document.Subject is { } subject ? TargetOf(subject) : null;
        OldTarget = request.OldObject is { } old ? TargetOf(old) : null;

        MatchTarget TargetOf(KubernetesObject found) => new(found, containing, options.Source) { AssumedNamespace = assumed };
    }

    public AdmissionRequest Request { get; }

    public ReferentialData Data { get; }

    public GatekeeperReviewOptions Options { get; }

    /// <summary>The object; <c>null</c> where there is none.</summary>
    public MatchTarget? Target { get; }

    /// <summary>The object before; <c>null</c> where there is none.</summary>
    public MatchTarget? OldTarget { get; }

    /// <summary>The variables of CEL.</summary>
    public ReviewValues Values => field ??= new ReviewValues(Request, Data.Cluster, _cancellation) { Match = new MatchResult(true, Request.Kind, Request.Resource) };

    public CancellationToken Cancellation => _cancellation;

    /// <summary>The input of Rego for a constraint.</summary>
    public RegoObject InputFor(Constraint constraint) => RegoObject.Of(
        new KeyValuePair<RegoValue, RegoValue>(ParametersKey, constraint.RegoParameters),
        new KeyValuePair<RegoValue, RegoValue>(ReviewKey, _document));

    /// <summary>Whether a constraint is about the request: about its object or about the one before.</summary>
    public MatchVerdict Match(MatchCriteria? criteria)
    {
        if (criteria is null)
            return MatchVerdict.Yes;
        if (Target is null && OldTarget is null)
            return new MatchVerdict(false, "invalid request object: neither object nor old object are defined");
        var verdict = Match(criteria, Target);
        return verdict.IsMatch || verdict.Problem is not null || OldTarget is null ? verdict : Match(criteria, OldTarget);
    }

    static MatchVerdict Match(MatchCriteria criteria, MatchTarget? target)
    {
        if (target is null)
            return MatchVerdict.No;
        var verdict = criteria.Match(target);
        return verdict.Problem is { } problem
            ? new MatchVerdict(false, $"error matching the requested object: {target.Name} :{problem}")
            : verdict;
    }
}
