using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.PodSecurity.Hardening;

/// <summary>The smallest changes that bring a workload to a level of the Pod Security Standards.</summary>
/// <param name="Template">The Pods of the workload as they are.</param>
/// <param name="Changes">The changes, in the order of the Pod's fields.</param>
/// <param name="Left">What no change of a field mends, e.g. a volume of the host: somebody has to decide.</param>
public sealed record HardeningAdvice(PodTemplate Template, ImmutableArray<HardeningChange> Changes, ImmutableArray<ObjectFinding> Left)
{
    /// <summary>The changes for a workload.</summary>
    /// <param name="template">The Pods of the workload.</param>
    /// <param name="level">The level.</param>
    /// <param name="version">The release whose rules are asked.</param>
    public static HardeningAdvice Of(PodTemplate template, PodSecurityLevel level, PodSecurityVersion version)
    {
        // What stands in a list of an unknown kind has no path that a patch could name.
        ImmutableArray<HardeningChange> changes = template.Workload.TemplatePath.Contains('[', StringComparison.Ordinal)
            ? []
            : [.. new FieldHardening(template, level, version).Changes()];
        var hardened = changes.Aggregate(template.Spec, (spec, change) => NodeChange.Apply(spec, change));
        return new HardeningAdvice(template, changes, PodSecurityStandards.Evaluate(template with { Spec = hardened }, level, version));
    }

    /// <summary>The changes as a strategic merge patch of the object, YAML; empty where there are none.</summary>
    /// <remarks>https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/.</remarks>
    public string Patch => Changes.IsEmpty ? "" : YamlOutput.Write(MergePatch.Of(this));

    /// <summary>The changes as keys to set and remove where the workload is written, for <see cref="YamlPatching"/>.</summary>
    public IEnumerable<NodePatch> Edits => Changes
        .SelectMany(change => NodeChange.Deepest(Template.Spec, change), (change, place) => (Change: change, Place: place))
        .GroupBy(edit => (edit.Place.Mapping, edit.Place.Step, Key: edit.Change.Path[edit.Place.Step]))
        .Select(group => new NodePatch(
            group.Key.Mapping, group.Key.Key, MergePatch.ValueOf(group.Select(edit => edit.Change), group.Key.Step, Template.Spec.Location)));
}
