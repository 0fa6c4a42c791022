using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Connections of one side that are judged for the same reasons.</summary>
/// <param name="Set">Which.</param>
/// <param name="Reasons">Why, the last one decides.</param>
sealed record ExplainedPart(ConnectionSet Set, ImmutableArray<ConnectionReason> Reasons);
