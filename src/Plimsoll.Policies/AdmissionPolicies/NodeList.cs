using Plimsoll.Cel.Values;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>A sequence as a list of CEL.</summary>
sealed class NodeList(SequenceNode node) : CelList
{
    public SequenceNode Node => node;

    public override int Count => node.Items.Length;

    public override CelValue this[int index] => (uint)index < (uint)node.Items.Length
        ? NodeValue.Of(node.Items[index])
        : throw new ArgumentOutOfRangeException(nameof(index));
}
