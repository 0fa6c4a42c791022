using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Rbac.Risks;

/// <summary>A step that somebody can take.</summary>
/// <param name="To">What is gained.</param>
/// <param name="Technique">How.</param>
/// <param name="Held">The rights that it takes, all of them.</param>
sealed record RiskStep(RiskNode To, Technique Technique, ImmutableArray<HeldCapability> Held);
