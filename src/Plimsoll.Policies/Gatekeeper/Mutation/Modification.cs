using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>What a mutator does at the end of its location.</summary>
abstract record Modification
{
    /// <summary>The type that it takes the value for.</summary>
    public abstract TerminalType Terminal { get; }

    /// <summary>The value that a field gets.</summary>
    /// <param name="present">The value before; <c>null</c> where there is none.</param>
    /// <param name="target">The object that is changed.</param>
    /// <returns>The value; <see cref="Edited.Nothing"/> where there is none and is to be none.</returns>
    public abstract Edited ValueOf(ObjectNode? present, KubernetesObject target);

    /// <summary>The item that a list gets under a key; a problem where only fields can be set.</summary>
    /// <param name="target">The object that is changed.</param>
    public virtual Edited ItemOf(KubernetesObject target) => Edited.Impossible("the location ends at an item of a list, which this kind of mutator cannot change");
}
