using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Something about the network that needs a person.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Object">The object it is about.</param>
/// <param name="Message">What was found, and what was expected.</param>
/// <param name="Location">The line to look at.</param>
public sealed record NetworkIssue(NetworkIssueKind Kind, ObjectReference Object, string Message, SourceLocation Location);
