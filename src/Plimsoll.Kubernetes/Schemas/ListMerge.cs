namespace Plimsoll.Kubernetes.Schemas;

/// <summary>How a list is merged with another one: its <c>x-kubernetes-list-type</c>.</summary>
public enum ListMerge
{
    /// <summary>Replaced as a whole.</summary>
    Atomic,

    /// <summary>Items are scalars and their own keys.</summary>
    Set,

    /// <summary>Items are objects told apart by some of their fields.</summary>
    Map,
}
