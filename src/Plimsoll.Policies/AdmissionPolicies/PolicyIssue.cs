using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Why the API server would refuse a policy or binding.</summary>
/// <param name="Object">The policy or binding.</param>
/// <param name="Location">The line to look at.</param>
/// <param name="Message">The field, and what is wrong with it.</param>
public sealed record PolicyIssue(ObjectReference Object, SourceLocation Location, string Message)
{
    /// <summary>The policy as something that could not be examined.</summary>
    public Unread AsUnread() => new(Object.ToString(), UnreadReason.Malformed, Message, Location);

    /// <summary><c>FILE:LINE:COLUMN: MESSAGE</c>.</summary>
    public override string ToString() => $"{Location}: {Message}";
}
