using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>What a manifest file holds.</summary>
/// <param name="Objects">The Kubernetes objects, in written order, lists flattened.</param>
/// <param name="Unread">The documents that could not be read.</param>
public sealed record Manifest(ImmutableArray<KubernetesObject> Objects, ImmutableArray<Unread> Unread)
{
    /// <summary>
    /// Documents that were read but are no Kubernetes objects: Helm values, Compose files, package.json. Expected in a
    /// folder; a mistake in a file that the user named.
    /// </summary>
    public ImmutableArray<SourceLocation> Others { get; init; } = [];

    /// <summary>What is written at <see cref="Others"/>, where it could be read.</summary>
    public ImmutableArray<ObjectNode> OtherValues { get; init; } = [];

    /// <summary>The same for a file that the user named: a document that is no object counts as unread.</summary>
    public Manifest AsNamed() => this with
    {
        Others = [],
        OtherValues = [],
        Unread =
        [
            .. Unread,
            .. Others.Select(place => new Unread(
                place.File,
                UnreadReason.Unsupported,
                "not a Kubernetes object: expected a mapping with apiVersion and kind",
                place)),
        ],
    };
}
