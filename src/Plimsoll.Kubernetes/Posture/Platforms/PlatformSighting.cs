using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Posture.Platforms;

/// <summary>A text at a place where platforms leave marks.</summary>
/// <param name="Kind">The kind of place.</param>
/// <param name="Text">The text.</param>
/// <param name="Object">The object that has it.</param>
/// <param name="Location">Where it is written.</param>
sealed record PlatformSighting(MarkKind Kind, string Text, ObjectReference Object, SourceLocation Location);
