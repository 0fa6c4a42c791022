using Plimsoll.Model.Findings;
using Plimsoll.Model.Posture;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>A finding against a declared baseline.</summary>
/// <param name="Finding">The finding; for what is gone, that it is.</param>
/// <param name="State">How it stands to the baseline.</param>
/// <param name="Entry">The entry that is about it; <c>null</c> for a new finding, and for what is gone.</param>
public sealed record PostureDifference(ObjectFinding Finding, BaselineState State, BaselineEntry? Entry);
