namespace Plimsoll.Kubernetes.Posture;

/// <summary>A release of Kubernetes.</summary>
/// <param name="End">The last day on which it gets fixes.</param>
/// <param name="NewestPatch">The newest patch that is known; there may be later ones while it gets fixes.</param>
public sealed record KubernetesRelease(DateOnly End, int NewestPatch);
