using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Network;

/// <summary>One side of a connection.</summary>
public abstract record NetworkEndpoint
{
    NetworkEndpoint()
    {
    }

    /// <summary>The ports it names.</summary>
    public virtual NamedPorts Ports => NamedPorts.None;

    /// <summary>Whether a peer of a rule, or the subject of a policy, is certain to hold it.</summary>
    /// <param name="peer">The peer.</param>
    /// <param name="matchPodAddresses">Whether blocks of addresses hold pods too.</param>
    public abstract bool IsIn(PolicyPeer peer, bool matchPodAddresses);

    /// <summary>A pod of the manifests.</summary>
    /// <param name="Pod">The pod.</param>
    /// <param name="NamespaceLabels">The labels of its namespace.</param>
    public sealed record OfPod(NetworkPod Pod, LabelSet NamespaceLabels) : NetworkEndpoint
    {
        /// <inheritdoc/>
        public override NamedPorts Ports => Pod.Ports;

        /// <inheritdoc/>
        public override bool IsIn(PolicyPeer peer, bool matchPodAddresses) => peer switch
        {
            PolicyPeer.Anybody => true,
            PolicyPeer.Pods pods => pods.Selects(Pod.Namespace, NamespaceLabels, Pod.Labels),
            PolicyPeer.Addresses { Block: var block } when matchPodAddresses => Pod.Addresses.IsEmpty
                // Whatever address such a pod gets, a block of all addresses holds it.
                ? block.Holds(AddressRange.AllV4) && block.Except.IsEmpty
                : Pod.Addresses.Any(block.Holds),
            _ => false,
        };

        /// <inheritdoc/>
        public override string ToString() => Pod.Workload;
    }

    /// <summary>Addresses outside of the cluster.</summary>
    /// <param name="Range">Which.</param>
    public sealed record OfAddresses(AddressRange Range) : NetworkEndpoint
    {
        /// <inheritdoc/>
        public override bool IsIn(PolicyPeer peer, bool matchPodAddresses) => peer switch
        {
            PolicyPeer.Anybody => true,
            PolicyPeer.Addresses { Block: var block } => block.Holds(Range),
            _ => false,
        };

        /// <inheritdoc/>
        public override string ToString() => Range.ToString();
    }

    /// <summary>Pods that are in no manifest: all that is known of them is what a selector says.</summary>
    /// <param name="Pattern">The selector.</param>
    /// <param name="ByName">Whether a selector of a rule holds them only where it is the same, or no selector at all; else also where what is
    /// known implies it.</param>
    public sealed record OfStrangers(PolicyPeer.Pods Pattern, bool ByName = false) : NetworkEndpoint
    {
        /// <inheritdoc/>
        public override bool IsIn(PolicyPeer peer, bool matchPodAddresses) => peer switch
        {
            PolicyPeer.Anybody => true,
            PolicyPeer.Pods pods => HasNamespaceOf(pods) && Implies(Pattern.PodLabels, pods.PodLabels),
            PolicyPeer.Addresses { Block: var block } when matchPodAddresses => block.Holds(AddressRange.AllV4) && block.Except.IsEmpty,
            _ => false,
        };

        /// <inheritdoc/>
        public override string ToString() => Pattern.ToString();

        bool HasNamespaceOf(PolicyPeer.Pods pods)
        {
            if (pods.Namespace.Length > 0)
                return Pattern.Namespace == pods.Namespace || NameIn(Pattern.Namespaces) == pods.Namespace;
            return Pattern.Namespace.Length > 0
                ? Implies(LabelSelector.Of(NetworkNamespace.Of(Pattern.Namespace, LabelSet.Empty).Labels), pods.Namespaces)
                : Implies(Pattern.Namespaces, pods.Namespaces);
        }

        static string? NameIn(LabelSelector selector) => selector.Requirements
            .FirstOrDefault(one => one is { Key: NetworkNamespace.NameLabel, Operator: LabelOperator.In, Values.Length: 1 })?.Values[0];

        bool Implies(LabelSelector known, LabelSelector asked) => ByName
            ? asked.IsEverything || asked.Equals(known)
            : asked.Requirements.All(requirement => known.Requirements.Any(fact => Implies(fact, requirement)));

        static bool Implies(LabelRequirement fact, LabelRequirement asked) => fact.Key == asked.Key && (fact.Operator, asked.Operator) switch
        {
            (LabelOperator.In, LabelOperator.In) => fact.Values.All(value => asked.Values.Contains(value, StringComparer.Ordinal)),
            (LabelOperator.In, LabelOperator.NotIn) => !fact.Values.Any(value => asked.Values.Contains(value, StringComparer.Ordinal)),
            (LabelOperator.In or LabelOperator.Exists, LabelOperator.Exists) => true,
            (LabelOperator.NotIn, LabelOperator.NotIn) => asked.Values.All(value => fact.Values.Contains(value, StringComparer.Ordinal)),
            (LabelOperator.DoesNotExist, LabelOperator.DoesNotExist or LabelOperator.NotIn) => true,
            _ => false,
        };
    }
}
