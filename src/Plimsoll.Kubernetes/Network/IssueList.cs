using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Collects what is wrong with one object.</summary>
sealed class IssueList(ObjectReference reference)
{
    /// <summary>Issues kept of one object.</summary>
    const int MaxIssues = 50;

    readonly List<NetworkIssue> _issues = [];

    /// <summary>Whether the API server would refuse the object.</summary>
    public bool HasInvalid => _issues.Exists(issue => issue.Kind == NetworkIssueKind.Invalid);

    /// <summary>What was found.</summary>
    public ImmutableArray<NetworkIssue> All => [.. _issues];

    /// <summary>The object would be refused.</summary>
    public void Invalid(ObjectNode place, string message) => Add(NetworkIssueKind.Invalid, place, message);

    /// <summary>Something that manifests do not tell.</summary>
    public void Undefined(ObjectNode place, string message) => Add(NetworkIssueKind.Undefined, place, message);

    void Add(NetworkIssueKind kind, ObjectNode place, string message)
    {
        if (_issues.Count < MaxIssues)
            _issues.Add(new NetworkIssue(kind, reference, message, place.Location));
    }
}
