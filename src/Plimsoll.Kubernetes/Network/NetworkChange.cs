namespace Plimsoll.Kubernetes.Network;

/// <summary>A pair of parties between which something else is allowed than before.</summary>
/// <param name="Source">Who connects.</param>
/// <param name="Destination">To whom.</param>
/// <param name="Before">What was allowed.</param>
/// <param name="After">What is allowed.</param>
public sealed record NetworkChange(NetworkParty Source, NetworkParty Destination, ConnectionSet Before, ConnectionSet After)
{
    /// <summary>The secondary network; empty for the primary networks.</summary>
    public string Network { get; init; } = "";

    /// <summary><c>added</c>, <c>removed</c> or <c>changed</c>.</summary>
    public string Kind => Before.IsEmpty ? "added" : After.IsEmpty ? "removed" : "changed";
}
