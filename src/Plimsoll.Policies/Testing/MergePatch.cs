using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Testing;

/// <summary>Changes an object as a merge patch says: mappings are merged, null removes, everything else replaces.</summary>
/// <remarks>RFC 7396. The depth of nodes is limited where they are read, <see cref="ManifestLimits"/>.</remarks>
static class MergePatch
{
    /// <summary>The object with the patch applied; its other parts keep their places.</summary>
    /// <param name="target">The object.</param>
    /// <param name="patch">The patch; <c>null</c> for none.</param>
    public static MappingNode Apply(MappingNode target, MappingNode? patch)
    {
        if (patch is null)
            return target;
        foreach (var entry in patch.Entries)
        {
            target = entry.Value switch
            {
                ScalarNode { Kind: ScalarKind.Null } => target.Without(entry.Key),
                MappingNode inner => target.With(entry.Key, Apply(target[entry.Key] as MappingNode ?? Empty(inner), inner)),
                var value => target.With(entry.Key, value),
            };
        }

        return target;
    }

    /// <summary>The object with the patch applied.</summary>
    /// <param name="target">The object.</param>
    /// <param name="patch">The patch; <c>null</c> for none.</param>
    public static KubernetesObject Apply(KubernetesObject target, MappingNode? patch) =>
        patch is null ? target : KubernetesObject.From(Apply(target.Root, patch)) ?? target;

    static MappingNode Empty(MappingNode inner) => NodeMaking.Mapping([], inner.Location);
}
