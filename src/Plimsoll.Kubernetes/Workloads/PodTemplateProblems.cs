using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.Workloads;

/// <summary>Finds what an API server would refuse in the workloads of Kubernetes itself, so that a check cannot take it for harmless.</summary>
/// <remarks>
/// Types of the fields that the Pod Security Standards are about, and that there is a container:
/// https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/.
/// </remarks>
public sealed class PodTemplateProblems
{
    /// <summary>Problems told of one object.</summary>
    const int MaxProblems = 100;

    /// <summary>Values looked at in one object: aliases may repeat a list any number of times.</summary>
    const int MaxVisited = 200_000;

    readonly KubernetesObject _owner;
    readonly ImmutableArray<Unread>.Builder _problems = ImmutableArray.CreateBuilder<Unread>();
    int _visited;

    PodTemplateProblems(KubernetesObject owner) => _owner = owner;

    bool IsFull => _problems.Count >= MaxProblems || _visited >= MaxVisited;

    /// <summary>The problems of an object, in the order of the fields; none for kinds that are no workloads of Kubernetes.</summary>
    /// <param name="object">The object.</param>
    public static ImmutableArray<Unread> In(KubernetesObject @object)
    {
        if (PodTemplates.PathOf(@object.Reference) is not { } path)
            return [];
        var problems = new PodTemplateProblems(@object);
        problems.Examine(path);
        if (problems._visited >= MaxVisited)
            problems._problems.Add(new Unread($"{@object.Reference}", UnreadReason.LimitExceeded, $"more than {MaxVisited} values in its Pods", @object.Location));
        return problems._problems.ToImmutable();
    }

    void Examine(string[] path)
    {
        var (holder, field) = (_owner.Root, "");
        foreach (var key in path)
        {
            field = field.Length == 0 ? key : $"{field}.{key}";
            if (Required(holder, key, field) is not { } below)
                return;
            holder = below;
        }

        var prefix = field.Length == 0 ? "" : field + ".";
        if (Mapping(holder, "metadata", prefix) is { } metadata)
            Mapping(metadata, "annotations", prefix + "metadata.");
        if (Required(holder, "spec", prefix + "spec") is { } spec)
            Pod(spec, prefix + "spec.");
    }

    void Pod(MappingNode spec, string path)
    {
        Scalars(spec, path, ScalarKind.Boolean, "hostNetwork", "hostPID", "hostIPC", "hostUsers");
        if (Mapping(spec, "os", path) is { } system)
            Scalars(system, path + "os.", ScalarKind.String, "name");
        Context(spec, path);
        _ = Mappings(spec, "volumes", path).Count();
        if (spec["containers"] is not { } containers || containers is SequenceNode { Items.IsEmpty: true } or ScalarNode { Kind: ScalarKind.Null })
            Tell(spec["containers"] ?? spec, path + "containers", "at least one container");
        foreach (var list in (string[])["initContainers", "containers", "ephemeralContainers"])
        {
            foreach (var (container, place) in Mappings(spec, list, path))
                Container(container, place + ".");
        }
    }

    void Container(MappingNode container, string path)
    {
        Context(container, path);
        foreach (var (port, place) in Mappings(container, "ports", path))
            Scalars(port, place + ".", ScalarKind.Integer, "containerPort", "hostPort");
        foreach (var probe in (string[])["livenessProbe", "readinessProbe", "startupProbe"])
            Handler(container, probe, path);
        if (Mapping(container, "lifecycle", path) is { } lifecycle)
        {
            Handler(lifecycle, "postStart", path + "lifecycle.");
            Handler(lifecycle, "preStop", path + "lifecycle.");
        }
    }

    void Handler(MappingNode holder, string key, string path)
    {
        if (Mapping(holder, key, path) is not { } handler)
            return;
        foreach (var action in (string[])["httpGet", "tcpSocket"])
        {
            if (Mapping(handler, action, $"{path}{key}.") is { } asked)
                Scalars(asked, $"{path}{key}.{action}.", ScalarKind.String, "host");
        }
    }

    void Context(MappingNode holder, string path)
    {
        if (Mapping(holder, "securityContext", path) is not { } context)
            return;
        path += "securityContext.";
        Scalars(context, path, ScalarKind.Boolean, "privileged", "allowPrivilegeEscalation", "runAsNonRoot");
        Scalars(context, path, ScalarKind.Integer, "runAsUser");
        Scalars(context, path, ScalarKind.String, "procMount");
        foreach (var profile in (string[])["seccompProfile", "appArmorProfile"])
        {
            if (Mapping(context, profile, path) is { } written)
                Scalars(written, $"{path}{profile}.", ScalarKind.String, "type");
        }

        if (Mapping(context, "seLinuxOptions", path) is { } labels)
            Scalars(labels, path + "seLinuxOptions.", ScalarKind.String, "type", "user", "role");
        if (Mapping(context, "windowsOptions", path) is { } windows)
            Scalars(windows, path + "windowsOptions.", ScalarKind.Boolean, "hostProcess");
        foreach (var (sysctl, place) in Mappings(context, "sysctls", path))
            Scalars(sysctl, place + ".", ScalarKind.String, "name");
        if (Mapping(context, "capabilities", path) is { } capabilities)
        {
            Texts(capabilities, "add", path + "capabilities.");
            Texts(capabilities, "drop", path + "capabilities.");
        }
    }

    void Scalars(MappingNode holder, string path, ScalarKind kind, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            var node = holder[key];
            if (!node.IsSet)
                continue;
            var (isRight, expected) = kind switch
            {
                ScalarKind.Boolean => (node.AsBoolean is not null, "true or false"),
                ScalarKind.Integer => (node.AsInteger is not null, "a whole number"),
                _ => (node.AsText is not null, "a text"),
            };
            if (!isRight)
                Tell(node!, path + key, expected); // It is set.
        }
    }

    void Texts(MappingNode holder, string key, string path)
    {
        foreach (var item in Items(holder, key, path))
        {
            if (item.AsText is null)
                Tell(item, path + key, "a list of texts");
        }
    }

    IEnumerable<(MappingNode Item, string Field)> Mappings(MappingNode holder, string key, string path)
    {
        var position = 0;
        foreach (var item in Items(holder, key, path))
        {
            var field = $"{path}{key}[{position++}]";
            if (item is MappingNode mapping)
                yield return (mapping, field);
            else
                Tell(item, field, "a mapping");
        }
    }

    IEnumerable<ObjectNode> Items(MappingNode holder, string key, string path)
    {
        var node = holder[key];
        if (node is not SequenceNode list)
        {
            if (node.IsSet)
                Tell(node!, path + key, "a list"); // It is set.
            yield break;
        }

        foreach (var item in list.Items)
        {
            _visited++;
            if (IsFull)
                yield break;
            yield return item;
        }
    }

    MappingNode? Mapping(MappingNode holder, string key, string path)
    {
        var node = holder[key];
        if (node is not MappingNode && node.IsSet)
            Tell(node!, path + key, "a mapping"); // It is set.
        return node as MappingNode;
    }

    MappingNode? Required(MappingNode holder, string key, string field)
    {
        var node = holder[key];
        if (node is not MappingNode)
            Tell(node ?? holder, field, "a mapping");
        return node as MappingNode;
    }

    void Tell(ObjectNode place, string field, string expected)
    {
        if (_problems.Count < MaxProblems)
            _problems.Add(new Unread($"{_owner.Reference}", UnreadReason.Malformed, $"{field}: expected {expected}; the API server would refuse it", place.Location));
    }
}
