namespace Plimsoll.Kubernetes.Posture.Consoles;

/// <summary>Who reaches something from outside the cluster.</summary>
/// <param name="Text">For people.</param>
/// <param name="IsLimited">Whether something keeps some away.</param>
sealed record Audience(string Text, bool IsLimited);
