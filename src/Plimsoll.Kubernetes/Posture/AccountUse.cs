using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>What the objects of a cluster say of ServiceAccounts: whose tokens are mounted, and which ones have rights.</summary>
/// <remarks>https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/: the Pod's own automountServiceAccountToken comes first.</remarks>
sealed class AccountUse
{
    readonly Dictionary<(string Namespace, string Name), bool> _mounts = [];
    readonly HashSet<(string Namespace, string Name)> _bound = [];

    /// <param name="objects">The objects of the cluster.</param>
    public AccountUse(IEnumerable<KubernetesObject> objects)
    {
        foreach (var found in objects)
        {
            if (found.Reference is { ApiVersion: "v1", Kind: "ServiceAccount" } && found.Root["automountServiceAccountToken"].AsBoolean is { } mounts)
                _mounts[(PostureChecks.NamespaceOf(found), found.Reference.Name)] = mounts;
            if (found.Reference.Kind is not ("RoleBinding" or "ClusterRoleBinding"))
                continue;
            KnowsBindings = true;
            foreach (var subject in found.Root["subjects"].AsMappings.Where(subject => subject["kind"].AsText == "ServiceAccount"))
                _bound.Add((subject["namespace"].AsText ?? found.Reference.Namespace, subject["name"].AsText ?? ""));
        }
    }

    /// <summary>Whether there are bindings among the objects.</summary>
    public bool KnowsBindings { get; }

    /// <summary>Whether a binding names the account.</summary>
    public bool IsBound(string accountNamespace, string account) => _bound.Contains((accountNamespace, account));

    /// <summary>Whether the account's token is mounted into a Pod.</summary>
    public bool IsMounted(string accountNamespace, string account, MappingNode podSpec) =>
        podSpec["automountServiceAccountToken"].AsBoolean ?? (!_mounts.TryGetValue((accountNamespace, account), out var mounts) || mounts);
}
