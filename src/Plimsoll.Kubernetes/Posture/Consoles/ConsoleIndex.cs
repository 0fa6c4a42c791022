using System.Collections.Immutable;
using Plimsoll.Kubernetes.Network;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Workloads;

namespace Plimsoll.Kubernetes.Posture.Consoles;

/// <summary>The consoles of a cluster, and the Services that lead to them.</summary>
sealed class ConsoleIndex
{
    readonly Dictionary<(string Namespace, string Name), ConsoleKind> _services = [];
    readonly ILookup<string, ConsoleWorkload> _byNamespace;
    readonly ILookup<string, KubernetesObject> _policies;

    /// <param name="objects">The objects of the cluster.</param>
    public ConsoleIndex(IEnumerable<KubernetesObject> objects)
    {
        var all = objects.ToList();
        Workloads = [.. all.Where(found => !PodChecks.IsOwned(found)).SelectMany(WorkloadsOf)];
        _byNamespace = Workloads.ToLookup(workload => workload.Namespace, StringComparer.Ordinal);
        _policies = all.Where(found => found.Reference is { Kind: "NetworkPolicy", ApiVersion: "networking.k8s.io/v1" }).ToLookup(PostureChecks.NamespaceOf, StringComparer.Ordinal);
        foreach (var service in all.Where(found => found.Reference is { ApiVersion: "v1", Kind: "Service" }))
        {
            if (KindOf(service) is { } kind)
                _services.TryAdd((PostureChecks.NamespaceOf(service), service.Reference.Name), kind);
        }
    }

    /// <summary>The workloads that run consoles; what a workload owns is left to it.</summary>
    public ImmutableArray<ConsoleWorkload> Workloads { get; }

    /// <summary>The console that a Service leads to; <c>null</c> where it leads to none. A Service that is not among the objects is judged by its name.</summary>
    public ConsoleKind? Find(string serviceNamespace, string service) =>
        _services.GetValueOrDefault((serviceNamespace, service)) ?? ConsoleKinds.OfService(service);

    /// <summary>What NetworkPolicies do for the console that a Service leads to; empty where none selects it.</summary>
    public Audience? Policed(string serviceNamespace, ConsoleKind kind)
    {
        var workload = _byNamespace[serviceNamespace].FirstOrDefault(candidate => candidate.Kind == kind);
        return workload is null ? null : Policed(workload);
    }

    /// <summary>What NetworkPolicies do for a console; <c>null</c> where none selects it.</summary>
    public Audience? Policed(ConsoleWorkload workload)
    {
        KubernetesObject[] selecting = [.. _policies[workload.Namespace].Where(policy => IsForIncoming(policy) && Selects(policy, workload.Labels))];
        if (selecting.Length == 0)
            return null;
        var open = Array.Find(selecting, policy => policy.Root["spec"]?["ingress"].AsMappings.Any(IsOpen) == true);
        return open is not null
            ? new Audience($"NetworkPolicy {open.Reference.Name} lets everybody in", IsLimited: false)
            : new Audience($"NetworkPolicy {selecting[0].Reference.Name} limits who may connect", IsLimited: true);
    }

    static IEnumerable<ConsoleWorkload> WorkloadsOf(KubernetesObject owner)
    {
        foreach (var template in PodTemplates.In(owner))
        {
            var kind = template.Spec["containers"].AsMappings
                .Select(container => ConsoleKinds.OfImage(container["image"].AsText ?? "") is { } found && Holds(container, found.Word) ? found : null)
                .FirstOrDefault(found => found is not null);
            if (kind is not null && new ConsoleWorkload(kind, owner, template) is var workload && (!kind.IsOnlyByRisk || workload.Risks().Any()))
                yield return workload;
        }
    }

    static bool Holds(MappingNode container, string word) => word.Length == 0
        || container["name"].AsText?.Contains(word, StringComparison.Ordinal) == true
        || new[] { container["command"], container["args"] }.OfType<SequenceNode>().SelectMany(list => list.Items)
            .Any(item => item.AsText?.Contains(word, StringComparison.Ordinal) == true);

    ConsoleKind? KindOf(KubernetesObject service)
    {
        if (ConsoleKinds.OfService(service.Reference.Name) is { } named)
            return named;
        return service.Root["spec"]?["selector"] is MappingNode { Entries.Length: > 0 } selector
            ? _byNamespace[PostureChecks.NamespaceOf(service)]
                .FirstOrDefault(workload => !workload.Kind.IsOnlyByRisk && selector.Entries.All(entry => entry.Value is ScalarNode value && workload.Labels[entry.Key] == value.Text))?.Kind
            : null;
    }

    static bool IsForIncoming(KubernetesObject policy) => policy.Root["spec"]?["policyTypes"] is not SequenceNode { Items.Length: > 0 } types
        || types.Items.Any(type => type.AsText == "Ingress");

    static bool Selects(KubernetesObject policy, LabelSet labels)
    {
        var issues = new IssueList(policy.Reference);
        return SelectorReading.Read(policy.Root["spec"]?["podSelector"], issues).Matches(labels) && !issues.HasInvalid;
    }

    static bool IsOpen(MappingNode rule) => rule["from"] is not SequenceNode { Items.Length: > 0 } peers
        || peers.Items.Any(peer => peer["ipBlock"]?["cidr"].AsText is "0.0.0.0/0" or "::/0");
}
