using System.Collections.Immutable;
using Plimsoll.Cel.Values;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Policies;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.StagedPolicies;

/// <summary>Asks policies of our own kind, at the stage at which something is examined. Safe for concurrent use.</summary>
public sealed class StagedEvaluation
{
    /// <summary>At the stage build nothing is asked of the API server; no expression can see this.</summary>
    static readonly AdmissionRequest NoRequest = new()
    {
        Kind = new GroupVersionKind("", "", ""),
        Resource = new GroupVersionResource("", "", ""),
    };

    readonly ILookup<PolicyStage, (StagedPolicy Policy, StageRules Rules)> _byStage;
    readonly ClusterObjects _cluster;
    readonly WorkloadNeighbours _neighbours;
    readonly Dictionary<string, ExaminedImage> _images = new(StringComparer.Ordinal);
    readonly CelValue _now;

    /// <summary>Prepares the evaluation of policies.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="cluster">What they may ask the cluster, and what lies about a workload.</param>
    /// <param name="images">The images that were examined, found by the reference that a container names.</param>
    /// <param name="now">The value of <c>now</c>.</param>
    public StagedEvaluation(
        IEnumerable<StagedPolicy> policies, ClusterObjects cluster, ImmutableArray<ExaminedImage> images, DateTimeOffset now)
    {
        _byStage = policies
            .SelectMany(policy => policy.Stages.Select(rules => (Policy: policy, Rules: rules)))
            .ToLookup(staged => staged.Rules.Stage);
        (_cluster, _neighbours, _now) = (cluster, new WorkloadNeighbours(cluster), Times.Of(now));
        foreach (var image in images)
            _images.TryAdd(image.Facts.Name, image);
    }

    /// <summary>Asks the policies of the stage build about an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    public ImmutableArray<StagedReview> OfImage(ExaminedImage image, CancellationToken cancellation = default)
    {
        var seen = PolicyImage.Scanned(image);
        var values = new ReviewValues(NoRequest, _cluster, cancellation)
        {
            StageValues = [_now, ImageType.Of([seen]), ImageType.Of(seen)],
        };
        return [.. _byStage[PolicyStage.Build].Select(staged => Review(staged, values))];
    }

    /// <summary>Asks the policies of the stage deploy that match a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    public ImmutableArray<StagedReview> OfRequest(AdmissionRequest request, CancellationToken cancellation = default) =>
        OfRequest(request, owner: null, cancellation);

    /// <summary>Asks those that match a request and, for a Pod that an object would make, do not match that object.</summary>
    /// <param name="request">The request.</param>
    /// <param name="owner">The request of the object that would make it; <c>null</c> for none.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    internal ImmutableArray<StagedReview> OfRequest(AdmissionRequest request, AdmissionRequest? owner, CancellationToken cancellation)
    {
        if (!_byStage.Contains(PolicyStage.Deploy) || ExcludedResources.Contains(request.Resource))
            return [];
        var reviews = ImmutableArray.CreateBuilder<StagedReview>();
        ReviewValues? values = null;
        foreach (var staged in _byStage[PolicyStage.Deploy])
        {
            var constraints = staged.Rules.Rules.MatchConstraints;
            var match = constraints.Match(request, _cluster);
            if (!match.IsMatch || (owner is not null && constraints.Match(owner, _cluster).IsMatch))
                continue;
            values ??= ValuesOf(request, owner, cancellation);
            values.Match = match;
            reviews.Add(Review(staged, values));
        }

        return reviews.DrainToImmutable();
    }

    static StagedReview Review((StagedPolicy Policy, StageRules Rules) staged, ReviewValues values) =>
        new(staged.Policy, staged.Rules, PolicyValidator.Review(staged.Rules.Rules, binding: null, values));

    /// <summary>The values that the expressions of a review see.</summary>
    internal ReviewValues ValuesOf(AdmissionRequest request, AdmissionRequest? owner, CancellationToken cancellation)
    {
        var workload = WorkloadOf((owner ?? request).Subject);
        var images = PolicyImage.Distinct(workload?.Containers.Select(container => container.Image) ?? []);
        return new ReviewValues(request, _cluster, cancellation)
        {
            StageValues = [_now, ImageType.Of(images), WorkloadType.Of(workload)],
        };
    }

    /// <summary>The object as one that runs Pods; <c>null</c> where it runs none.</summary>
    PolicyWorkload? WorkloadOf(KubernetesObject? subject) =>
        subject is not null && PodTemplates.In(subject).FirstOrDefault() is { } template
            ? new PolicyWorkload(subject, template, PolicyWorkload.ContainersOf(template, ImageOf), _neighbours)
            : null;

    PolicyImage ImageOf(string reference) => PolicyImage.Of(reference, _images.GetValueOrDefault(reference));
}
