using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Testing;

/// <summary>A cluster with policies in force, as a test finds it.</summary>
sealed class TestScene
{
    readonly AdmissionChain _chain;

    /// <param name="policies">The policies.</param>
    /// <param name="objects">What is in the cluster.</param>
    /// <param name="now">The time.</param>
    public TestScene(PolicySet policies, ImmutableArray<KubernetesObject> objects, DateTimeOffset now)
    {
        Policies = policies;
        Cluster = ClusterObjects.From(objects);
        _chain = new AdmissionChain(policies, Cluster, [], now);
    }

    public PolicySet Policies { get; }

    public ClusterObjects Cluster { get; }

    /// <summary>What becomes of a request, and of the Pods that its object would make.</summary>
    public Admission Admit(AdmissionRequest request, CancellationToken cancellation) => _chain.Admit(request, cancellation);

    /// <summary>The values that the expressions of a policy see.</summary>
    public ReviewValues ValuesOf(ReviewFrame frame, CancellationToken cancellation)
    {
        var values = frame.IsStaged
            ? _chain.Staged.ValuesOf(frame.Request, frame.Owner, cancellation)
            : new ReviewValues(frame.Request, Cluster, cancellation);
        values.Match = frame.Policy.MatchConstraints.Match(frame.Request, Cluster);
        values.Param = frame.Param;
        return values;
    }
}
