using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>Sets a value that the mutator holds.</summary>
/// <param name="Value">The value.</param>
sealed record AssignedValue(ObjectNode Value) : Modification
{
    public override TerminalType Terminal => TerminalType.Unknown;

    public override Edited ValueOf(ObjectNode? present, KubernetesObject target) => Edited.To(Value);

    public override Edited ItemOf(KubernetesObject target) => Value is MappingNode
        ? Edited.To(Value)
        : Edited.Impossible("only an object can be an item of a list with a key field");
}
