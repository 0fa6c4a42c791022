namespace Plimsoll.Kubernetes.Posture.Platforms;

/// <summary>A mark by which a platform is known.</summary>
/// <param name="Kind">Where it is looked for.</param>
/// <param name="Text">What is looked for.</param>
/// <param name="IsOwn">Whether only this platform sets it; else others have it as well.</param>
sealed record PlatformMark(MarkKind Kind, string Text, bool IsOwn = true);
