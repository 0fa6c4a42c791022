namespace Plimsoll.Kubernetes.Network;

/// <summary>Whom a rule is about.</summary>
public abstract record PolicyPeer
{
    PolicyPeer()
    {
    }

    /// <summary>Everybody, inside the cluster and outside.</summary>
    public sealed record Anybody : PolicyPeer
    {
        /// <inheritdoc/>
        public override string ToString() => "anybody";
    }

    /// <summary>Pods of the cluster.</summary>
    /// <param name="Namespace">The only namespace; empty where <paramref name="Namespaces"/> decides.</param>
    /// <param name="Namespaces">Which namespaces, by their labels.</param>
    /// <param name="PodLabels">Which of their pods.</param>
    public sealed record Pods(string Namespace, LabelSelector Namespaces, LabelSelector PodLabels) : PolicyPeer
    {
        /// <summary>Whether a pod is one of them.</summary>
        /// <param name="podNamespace">The pod's namespace.</param>
        /// <param name="namespaceLabels">The labels of the namespace.</param>
        /// <param name="labels">The pod's labels.</param>
        public bool Selects(string podNamespace, LabelSet namespaceLabels, LabelSet labels) =>
            (Namespace.Length == 0 ? Namespaces.Matches(namespaceLabels) : Namespace == podNamespace) && PodLabels.Matches(labels);

        /// <inheritdoc/>
        public override string ToString()
        {
            var pods = PodLabels.IsEverything ? "all pods" : $"pods with {PodLabels}";
            return Namespace.Length > 0 ? $"{pods} of namespace {Namespace}"
                : Namespaces.IsEverything ? $"{pods} of all namespaces"
                : $"{pods} of namespaces with {Namespaces}";
        }
    }

    /// <summary>IP addresses.</summary>
    /// <param name="Block">Which.</param>
    /// <param name="Text">As written.</param>
    public sealed record Addresses(AddressBlock Block, string Text) : PolicyPeer
    {
        /// <inheritdoc/>
        public override string ToString() => Text;
    }

    /// <summary>What manifests do not know: nodes, domain names. It matches none of the endpoints here.</summary>
    /// <param name="Text">What is named.</param>
    public sealed record Unknown(string Text) : PolicyPeer
    {
        /// <inheritdoc/>
        public override string ToString() => Text;
    }
}
