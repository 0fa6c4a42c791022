using System.Collections.Immutable;

namespace Plimsoll.Model.Posture;

/// <summary>What a cluster is, as far as its objects tell.</summary>
/// <param name="Platforms">The platforms that it may run on, the surest first; empty where nothing speaks for any.</param>
/// <param name="Components">The parts of Kubernetes with their versions, each program and version once.</param>
/// <param name="Notes">What else matters for reading the findings, for people.</param>
public sealed record ClusterProfile(
    ImmutableArray<PlatformMatch> Platforms, ImmutableArray<ComponentVersion> Components, ImmutableArray<string> Notes);
