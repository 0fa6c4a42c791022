using System.Collections.Immutable;

namespace Plimsoll.Model.Posture;

/// <summary>A platform that a cluster seems to run on.</summary>
/// <param name="Name">Stable name, e.g. <c>eks</c>.</param>
/// <param name="Title">For people, e.g. <c>Amazon EKS</c>.</param>
/// <param name="Certainty">How sure it is.</param>
/// <param name="Evidence">Why.</param>
/// <param name="Defaults">What the platform does by itself, where that changes how findings are read.</param>
public sealed record PlatformMatch(
    string Name, string Title, PlatformCertainty Certainty, ImmutableArray<PlatformEvidence> Evidence, ImmutableArray<string> Defaults);
