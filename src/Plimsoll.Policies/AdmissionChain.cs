using System.Collections.Immutable;
using Plimsoll.Model.Policies;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.Gatekeeper;
using Plimsoll.Policies.StagedPolicies;

namespace Plimsoll.Policies;

/// <summary>
/// What becomes of a request at the API server's door: mutating policies change it, then validating policies, our own and Gatekeeper's constraints answer;
/// the same again for the Pods that the object would make. Safe for concurrent use.
/// </summary>
public sealed class AdmissionChain
{
    readonly MutatingEvaluation _mutating;
    readonly ValidatingEvaluation _validating;
    readonly GatekeeperChain _gatekeeper;

    /// <summary>Prepares the evaluation of policies.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="cluster">What they may ask the cluster.</param>
    /// <param name="images">The images that were examined.</param>
    /// <param name="now">The value of <c>now</c> in policies of our own kind.</param>
    public AdmissionChain(PolicySet policies, ClusterObjects cluster, ImmutableArray<ExaminedImage> images, DateTimeOffset now)
    {
        _mutating = new MutatingEvaluation(policies.Mutating, policies.MutatingBindings, cluster);
        _validating = new ValidatingEvaluation(policies.Validating, policies.ValidatingBindings, cluster);
        _gatekeeper = new GatekeeperChain(policies, cluster);
        Staged = new StagedEvaluation(policies.Staged, cluster, images, now);
    }

    /// <summary>Where constraints are asked, which decides what follows from those with scoped actions.</summary>
    public EnforcementPoint Point { get; init; } = EnforcementPoint.Gator;

    /// <summary>Asks the policies of our own kind.</summary>
    internal StagedEvaluation Staged { get; }

    /// <summary>What becomes of a request, and of the Pods that its object would make.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    public Admission Admit(AdmissionRequest request, CancellationToken cancellation = default)
    {
        var own = Admit(request, owner: null, asksConstraints: true, cancellation);
        var made = own.Mutation.Request;
        var expanded = _gatekeeper.Expand(made, cancellation);
        // Where a template says which Pod it makes, that one is reviewed, as Gatekeeper does.
        var asksOfPods = !expanded.Objects.Any(generated => generated.Object.Reference is { ApiVersion: "v1", Kind: "Pod" });
        return new Admission(
            _gatekeeper.Ask(own, expanded.Objects, Point, cancellation),
            [.. WorkloadExpansion.PodsOf(made).Select(pod => Admit(pod, made, asksOfPods, cancellation))])
        {
            ExpansionProblem = expanded.Problem,
        };
    }

    /// <summary>What the policies of the stage build say of an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    public ImmutableArray<StagedReview> Examine(ExaminedImage image, CancellationToken cancellation = default) =>
        Staged.OfImage(image, cancellation);

    AdmittedRequest Admit(AdmissionRequest request, AdmissionRequest? owner, bool asksConstraints, CancellationToken cancellation)
    {
        var mutation = _gatekeeper.Mutate(_mutating.Evaluate(request, cancellation), cancellation);
        var (asked, results) = asksConstraints ? _gatekeeper.Ask(mutation.Request, owner, Point, cancellation) : ([], []);
        return new AdmittedRequest(
            mutation,
            _validating.Evaluate(mutation.Request, owner, cancellation),
            Staged.OfRequest(mutation.Request, owner, cancellation),
            results)
        {
            AskedConstraints = asked,
        };
    }
}
