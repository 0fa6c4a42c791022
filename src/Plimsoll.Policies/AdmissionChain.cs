using System.Collections.Immutable;
using Plimsoll.Model.Policies;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.Gatekeeper;
using Plimsoll.Policies.Gatekeeper.Expansion;
using Plimsoll.Policies.Gatekeeper.Mutation;
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
    readonly GatekeeperPolicies _gatekeeper;
    readonly MutatorEvaluation _mutators;
    readonly ExpansionEvaluation _expansion;
    readonly ReferentialData _data;

    /// <summary>Prepares the evaluation of policies.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="cluster">What they may ask the cluster.</param>
    /// <param name="images">The images that were examined.</param>
    /// <param name="now">The value of <c>now</c> in policies of our own kind.</param>
    public AdmissionChain(PolicySet policies, ClusterObjects cluster, ImmutableArray<ExaminedImage> images, DateTimeOffset now)
    {
        _mutating = new MutatingEvaluation(policies.Mutating, policies.MutatingBindings, cluster);
        _validating = new ValidatingEvaluation(policies.Validating, policies.ValidatingBindings, cluster);
        _gatekeeper = policies.Gatekeeper;
        _mutators = new MutatorEvaluation(policies.Mutators);
        _expansion = new ExpansionEvaluation(policies.Expansions, _mutators);
        _data = ReferentialData.From(cluster, policies.Gatekeeper.Config);
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
        var expanded = Expand(made, cancellation);
        // Where a template says which Pod it makes, that one is reviewed, as Gatekeeper does.
        var asksOfPods = !expanded.Objects.Any(generated => generated.Object.Reference is { ApiVersion: "v1", Kind: "Pod" });
        return new Admission(
            With(own, expanded.Objects, cancellation),
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
        var mutation = Mutate(_mutating.Evaluate(request, cancellation), cancellation);
        var source = owner is null ? MatchSource.Original : MatchSource.Generated;
        var (asked, results) = asksConstraints ? AskConstraints(mutation.Request, owner, source, cancellation) : ([], []);
        return new AdmittedRequest(
            mutation,
            _validating.Evaluate(mutation.Request, owner, cancellation),
            Staged.OfRequest(mutation.Request, owner, cancellation),
            results)
        {
            AskedConstraints = asked,
        };
    }

    /// <summary>The API server calls Gatekeeper's mutating webhook behind its own mutating policies, where none of those denies.</summary>
    MutationResult Mutate(MutationResult mutation, CancellationToken cancellation)
    {
        var request = mutation.Request;
        if (_mutators.IsEmpty || !mutation.IsAllowed
            || request is not { Subresource: "", Object: { } made, Operation: AdmissionOperation.Create or AdmissionOperation.Update }
            || _gatekeeper.Config.Excludes("mutation-webhook", request.Namespace))
        {
            return mutation;
        }

        var mutated = _mutators.Mutate(made, _data.Namespace(request.Namespace), MatchSource.Original, request.Operation, cancellation);
        return mutation with
        {
            Request = request with { Object = mutated.Object },
            Mutators = mutated,
            Denials = mutated.Problem.Length > 0 ? [mutated.Problem] : [],
        };
    }

    ExpansionResult Expand(AdmissionRequest request, CancellationToken cancellation) =>
        request is { Subresource: "", Object: { } made, Operation: AdmissionOperation.Create or AdmissionOperation.Update }
            ? _expansion.Expand(made, _data.Namespace(request.Namespace), cancellation)
            : ExpansionResult.Nothing;

    /// <summary>The same with what constraints say of the objects that it makes by ExpansionTemplates, in its namespace.</summary>
    AdmittedRequest With(AdmittedRequest own, ImmutableArray<GeneratedObject> made, CancellationToken cancellation)
    {
        foreach (var generated in made)
        {
            var request = AdmissionRequests.Create(generated.Object, _data.Cluster.Resources, own.Mutation.Request.Namespace);
            var (asked, results) = AskConstraints(request, null, MatchSource.Generated, cancellation);
            own = own with
            {
                Constraints = own.Constraints.AddRange(results.Select(generated.ResultOf)),
                AskedConstraints = [.. own.AskedConstraints.Union(asked)],
            };
        }

        return own;
    }

    (ImmutableArray<Constraint> Asked, ImmutableArray<GatekeeperResult> Results) AskConstraints(
        AdmissionRequest request, AdmissionRequest? owner, MatchSource source, CancellationToken cancellation) =>
        _gatekeeper.Ask(request, owner, _data, new GatekeeperReviewOptions { Point = Point, Source = source }, cancellation);
}
