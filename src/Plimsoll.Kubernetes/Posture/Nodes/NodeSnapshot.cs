using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Posture.Nodes;

/// <summary>Files of a node that were copied, and what was recorded of it. Nothing is known of what is not in it.</summary>
/// <param name="Name">The node.</param>
/// <param name="Folder">The folder of the copy, for places.</param>
/// <param name="Files">The text of its files, by path on the node.</param>
/// <param name="Modes">Permissions and owners, by path on the node; those of the copies say nothing.</param>
/// <param name="Processes">Command lines; <c>null</c> where none were recorded.</param>
/// <param name="Objects">The objects in its files: static Pods, configurations of kubelets.</param>
/// <param name="Unread">What could not be read.</param>
public sealed record NodeSnapshot(
    string Name,
    string Folder,
    ImmutableSortedDictionary<string, string> Files,
    ImmutableSortedDictionary<string, RecordedMode> Modes,
    ImmutableArray<string>? Processes,
    ImmutableArray<KubernetesObject> Objects,
    ImmutableArray<Unread> Unread)
{
    /// <summary>The node as an object.</summary>
    public ObjectReference Reference => new("v1", "Node", "", Name);

    /// <summary>Whether a path is known to be on the node.</summary>
    /// <param name="path">The path.</param>
    public bool Has(string path) => Files.ContainsKey(path) || Modes.ContainsKey(path);

    /// <summary>The place of a file in the copy.</summary>
    /// <param name="path">Its path on the node.</param>
    public SourceLocation Place(string path) => new(Folder.TrimEnd('/') + path, 0, 0);
}
