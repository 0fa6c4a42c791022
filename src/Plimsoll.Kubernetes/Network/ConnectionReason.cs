using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Why connections are allowed or denied on one side.</summary>
/// <param name="Direction">The side.</param>
/// <param name="IsAllowed">What follows for that side.</param>
/// <param name="Text">Which policy and rule, or the default.</param>
/// <param name="Location">Where the rule is written; <c>null</c> for the default.</param>
public sealed record ConnectionReason(PolicyDirection Direction, bool IsAllowed, string Text, SourceLocation? Location);
