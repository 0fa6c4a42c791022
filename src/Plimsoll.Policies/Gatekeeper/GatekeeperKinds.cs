using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Tells Gatekeeper's objects apart.</summary>
static class GatekeeperKinds
{
    /// <summary>What an object is to Gatekeeper's validation.</summary>
    public static GatekeeperKind Of(KubernetesObject found) => Of(found.Reference);

    /// <summary>What an object is to Gatekeeper's validation, by its name alone.</summary>
    public static GatekeeperKind Of(ObjectReference reference)
    {
        var kind = GroupVersionKind.Of(reference.ApiVersion, reference.Kind);
        return kind switch
        {
            { Group: "templates.gatekeeper.sh", Kind: "ConstraintTemplate", Version: "v1" or "v1beta1" or "v1alpha1" } => GatekeeperKind.Template,
            { Group: "constraints.gatekeeper.sh" } => GatekeeperKind.Constraint,
            { Group: "config.gatekeeper.sh", Kind: "Config" } => GatekeeperKind.Config,
            { Group: "syncset.gatekeeper.sh", Kind: "SyncSet" } => GatekeeperKind.Config,
            { Group: "externaldata.gatekeeper.sh", Kind: "Provider" } => GatekeeperKind.Config,
            _ => GatekeeperKind.None,
        };
    }
}

/// <summary>What an object is to Gatekeeper's validation.</summary>
enum GatekeeperKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A ConstraintTemplate.</summary>
    Template,

    /// <summary>A constraint, of whatever kind.</summary>
    Constraint,

    /// <summary>A Config, a SyncSet or a Provider.</summary>
    Config,
}
