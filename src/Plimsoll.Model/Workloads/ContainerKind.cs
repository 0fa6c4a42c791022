namespace Plimsoll.Model.Workloads;

/// <summary>Which list of a Pod's specification a container stands in.</summary>
public enum ContainerKind
{
    /// <summary><c>containers</c>.</summary>
    Regular,

    /// <summary><c>initContainers</c>.</summary>
    Init,

    /// <summary><c>ephemeralContainers</c>.</summary>
    Ephemeral,
}
