using System.Collections.Frozen;
using System.Collections.Immutable;
using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.Live;

/// <summary>Findings that say something is not there are left out where it could not be read: nobody knows whether it is there.</summary>
static class JudgedAbsence
{
    static readonly FrozenDictionary<string, string[]> Resources = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["PLM-POS-0040"] = ["networkpolicies.networking.k8s.io"],
        ["PLM-RBAC-0001"] = ["roles.rbac.authorization.k8s.io", "clusterroles.rbac.authorization.k8s.io"],
        ["PLM-RBAC-0002"] = ["rolebindings.rbac.authorization.k8s.io", "clusterrolebindings.rbac.authorization.k8s.io", "clusterroles.rbac.authorization.k8s.io"],
        ["PLM-RBAC-0004"] = ["serviceaccounts"],
        ["PLM-RBAC-0005"] = [.. LiveResources.For(LiveUse.Check).Where(resource => resource.IsNamespaced).Select(resource => resource.FullName)],
        ["PLM-RBAC-0008"] =
        [
            "roles.rbac.authorization.k8s.io", "clusterroles.rbac.authorization.k8s.io",
            "rolebindings.rbac.authorization.k8s.io", "clusterrolebindings.rbac.authorization.k8s.io",
        ],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What in another namespace may use: doubtful where only some namespaces were read.</summary>
    static readonly FrozenSet<string> AcrossNamespaces = FrozenSet.ToFrozenSet(["PLM-RBAC-0002", "PLM-RBAC-0004", "PLM-RBAC-0005"], StringComparer.Ordinal);

    /// <summary>The findings that hold.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="unread">What could not be read.</param>
    /// <param name="isPartOfCluster">Whether only some namespaces were read.</param>
    public static ImmutableArray<ObjectFinding> LeftOut(ImmutableArray<ObjectFinding> findings, ImmutableArray<Unread> unread, bool isPartOfCluster)
    {
        // A list of one namespace is told as "RESOURCE in NAMESPACE".
        var missing = unread.Select(problem => problem.Subject.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. findings.Where(finding => !(isPartOfCluster && AcrossNamespaces.Contains(finding.Id))
                && !(Resources.TryGetValue(finding.Id, out var resources) && resources.Any(missing.Contains))),
        ];
    }
}
