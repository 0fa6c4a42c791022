using System.Collections.Immutable;
using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.Rbac.Auditing;

/// <summary>What a subject asked of the API server.</summary>
/// <param name="Requests">The requests, each once, in the order of the log.</param>
/// <param name="Events">How many events there are of the subject.</param>
/// <param name="Others">How many events there are of others.</param>
/// <param name="Unread">Lines that could not be read.</param>
public sealed record AuditedRequests(
    ImmutableArray<RbacRequest> Requests, long Events, long Others, ImmutableArray<Unread> Unread);
