using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Takes from manifests what decides about connections.</summary>
public static class NetworkReading
{
    /// <summary>Reads namespaces, pods, workloads and policies; every other object is passed over.</summary>
    /// <param name="objects">The objects of the manifests.</param>
    public static NetworkState Read(IEnumerable<KubernetesObject> objects)
    {
        var namespaces = new SortedDictionary<string, NetworkNamespace>(StringComparer.Ordinal);
        var pods = ImmutableArray.CreateBuilder<NetworkPod>();
        var policies = ImmutableArray.CreateBuilder<ConnectionPolicy>();
        var issues = ImmutableArray.CreateBuilder<NetworkIssue>();
        var services = ImmutableArray.CreateBuilder<NetworkService>();
        var entrances = ImmutableArray.CreateBuilder<Entrance>();
        var networks = ImmutableArray.CreateBuilder<PodNetwork>();
        var attached = ImmutableArray.CreateBuilder<ConnectionPolicy>();
        foreach (var found in objects)
        {
            var told = new IssueList(found.Reference);
            TellNamespace(found, told);
            if (found.Reference is { ApiVersion: "v1", Kind: "Namespace" })
            {
                if (!namespaces.TryAdd(found.Reference.Name, NetworkNamespace.Of(found.Reference.Name, LabelSet.Read(found.Root["metadata"]?["labels"]))))
                    told.Invalid(found.Root, $"namespace '{found.Reference.Name}' is written twice");
            }
            else if (IsPolicy(found.Reference) is { } isAdmin)
            {
                var policy = isAdmin ? new AdminPolicyReading(found, told).Read() : PolicyReading.Read(found, told);
                if (policy is not null)
                    policies.Add(policy);
            }
            else if (PodNetworkReading.IsAttachedPolicy(found.Reference))
            {
                if (Attached(found, told) is { } policy)
                    attached.Add(policy);
            }
            else if (PodNetworkReading.Read(found, told) is { } network)
            {
                networks.Add(network);
            }
            else if (ServiceReading.Service(found) is { } service)
            {
                services.Add(service);
            }
            else
            {
                entrances.AddRange(ServiceReading.Entrances(found));
                pods.AddRange(PodReading.Read(found, told));
            }

            issues.AddRange(told.All);
        }

        foreach (var name in pods.Select(pod => pod.Namespace))
            namespaces.TryAdd(name, NetworkNamespace.Of(name, LabelSet.Empty));
        AddSamePriorities(policies, issues);
        AddSameNames(policies, issues);
        return new NetworkState(namespaces.ToImmutableSortedDictionary(StringComparer.Ordinal), pods.ToImmutable(), policies.ToImmutable(), issues.ToImmutable())
        {
            Services = services.ToImmutable(),
            Entrances = entrances.ToImmutable(),
            Networks = networks.ToImmutable(),
            AttachedPolicies = attached.ToImmutable(),
        };
    }

    static void TellNamespace(KubernetesObject found, IssueList told)
    {
        if (KubernetesObject.WrongNamespace(found.Root["metadata"]) is { } wrong)
            told.Invalid(wrong, "the namespace must be a text; it is taken as 'default'");
    }

    /// <summary>A policy of secondary networks.</summary>
    static ConnectionPolicy? Attached(KubernetesObject found, IssueList told) => PolicyReading.Read(found, told) is { } policy
        ? policy with { Networks = PodNetworkReading.References(found.Root["metadata"], "k8s.v1.cni.cncf.io/policy-for", policy.Object.Namespace) }
        : null;

    /// <summary>Whether it is a policy of the cluster's administrator, one of a namespace, or none.</summary>
    static bool? IsPolicy(ObjectReference reference)
    {
        var slash = reference.ApiVersion.IndexOf('/', StringComparison.Ordinal);
        return (slash < 0 ? "" : reference.ApiVersion[..slash], reference.Kind) switch
        {
            ("networking.k8s.io" or "extensions", "NetworkPolicy") => false,
            ("policy.networking.k8s.io", "AdminNetworkPolicy" or "BaselineAdminNetworkPolicy" or "ClusterNetworkPolicy") => true,
            _ => null,
        };
    }

    static void AddSamePriorities(IEnumerable<ConnectionPolicy> policies, ImmutableArray<NetworkIssue>.Builder issues)
    {
        foreach (var group in policies
            .Where(policy => policy.Tier != PolicyTier.Namespace)
            .GroupBy(policy => (policy.Tier, policy.Priority))
            .Where(group => group.Count() > 1))
        {
            foreach (var policy in group.Skip(1))
            {
                issues.Add(new NetworkIssue(
                    NetworkIssueKind.Undefined,
                    policy.Object,
                    $"the same priority {policy.Priority} as {group.First().Object}: which one is asked first is undefined; taken by name",
                    policy.Location));
            }
        }
    }

    static void AddSameNames(IEnumerable<ConnectionPolicy> policies, ImmutableArray<NetworkIssue>.Builder issues)
    {
        foreach (var policy in policies.GroupBy(policy => policy.Object).SelectMany(group => group.Skip(1)))
            issues.Add(new NetworkIssue(NetworkIssueKind.Invalid, policy.Object, "written twice: only one of them can be in the cluster", policy.Location));
    }
}
