using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Posture;

/// <summary>Something in a cluster's objects that speaks for a platform.</summary>
/// <param name="Fact">What is there, for people.</param>
/// <param name="Object">The object that has it.</param>
/// <param name="Location">Where it is written.</param>
public sealed record PlatformEvidence(string Fact, ObjectReference Object, SourceLocation Location);
