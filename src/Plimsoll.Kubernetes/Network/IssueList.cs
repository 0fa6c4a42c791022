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

    /// <summary>The items of a list; none where it is absent, and an issue where it is no list.</summary>
    public ImmutableArray<ObjectNode> Items(ObjectNode? list, string field)
    {
        if (list is SequenceNode { Items: var items })
            return items;
        if (list.IsSet)
            Invalid(list!, $"'{field}' must be a list"); // It is set.
        return [];
    }

    /// <summary>The field's mapping; <c>null</c> where it is absent or, with an issue, where it is no mapping.</summary>
    public MappingNode? Mapping(ObjectNode? node, string what)
    {
        if (node.IsSet && node is not MappingNode)
            Invalid(node!, $"{what} must be a mapping"); // It is set.
        return node as MappingNode;
    }

    /// <summary>
    /// Tells fields that there are none of: a mistyped <c>from</c> would open a rule to everybody. kubectl asks the API server to refuse them.
    /// </summary>
    public void Fields(ObjectNode? node, params ReadOnlySpan<string> known)
    {
        foreach (var entry in (node as MappingNode)?.Entries ?? [])
        {
            if (!known.Contains(entry.Key))
                Invalid(entry.Value, $"'{entry.Key}' is no field here: expected {string.Join(", ", known.ToArray())}");
        }
    }

    void Add(NetworkIssueKind kind, ObjectNode place, string message)
    {
        if (_issues.Count < MaxIssues)
            _issues.Add(new NetworkIssue(kind, reference, message, place.Location));
    }
}
