using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>Sets the name or the namespace of the object that is changed.</summary>
/// <param name="IsNamespace">Whether it is the namespace.</param>
sealed record AssignedMetadata(bool IsNamespace) : Modification
{
    public override TerminalType Terminal => TerminalType.Unknown;

    public override Edited ValueOf(ObjectNode? present, KubernetesObject target)
    {
        var metadata = target.Root["metadata"];
        var text = metadata?[IsNamespace ? "namespace" : "name"].AsText ?? "";
        return Edited.To(NodeMaking.Text(text, metadata?.Location ?? target.Location));
    }
}
