using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Which resource serves a kind: Kubernetes' own, those of CustomResourceDefinitions, and a guess for the rest. Immutable.</summary>
public sealed class ResourceTable
{
    readonly Dictionary<(string Group, string Kind), ResourceType> _byKind = [];
    readonly Dictionary<(string Group, string Plural), ResourceType> _byPlural = [];

    ResourceTable()
    {
    }

    /// <summary>Kubernetes' own kinds.</summary>
    public static ResourceTable BuiltIn { get; } = From([]);

    /// <summary>Kubernetes' own kinds and those that the CustomResourceDefinitions among <paramref name="objects"/> define.</summary>
    public static ResourceTable From(IEnumerable<KubernetesObject> objects)
    {
        var table = new ResourceTable();
        foreach (var type in BuiltInResources.All)
            table.Add(type);
        foreach (var found in objects)
        {
            if (found.Reference.Kind == "CustomResourceDefinition" && Defined(found.Root["spec"]) is { } defined)
                table.Add(defined);
        }

        return table;
    }

    /// <summary>The resource of a kind; a guess where the kind is not known.</summary>
    public ResourceType Find(GroupVersionKind kind) => _byKind.TryGetValue((kind.Group, kind.Kind), out var known)
        ? known
        : new ResourceType(kind.Group, [kind.Version], kind.Kind, PluralOf(kind.Kind), IsNamespaced: true, [], IsGuess: true);

    /// <summary>The kind of a resource; <c>null</c> where it is not known.</summary>
    public ResourceType? Find(string group, string plural) => _byPlural.GetValueOrDefault((group, plural));

    /// <summary>The other names under which the API server serves the objects of a resource: other versions, other groups.</summary>
    public IEnumerable<(GroupVersionResource Resource, GroupVersionKind Kind)> EquivalentsOf(GroupVersionResource resource)
    {
        foreach (var group in GroupsOf(resource))
        {
            if (Find(group, resource.Resource) is not { } type)
                continue;
            foreach (var version in type.Versions)
            {
                if (group != resource.Group || version != resource.Version)
                    yield return (type.In(version), new GroupVersionKind(group, version, type.Kind));
            }
        }
    }

    /// <summary>The likely plural of a kind, as Kubernetes' own tools guess it.</summary>
    internal static string PluralOf(string kind)
    {
        var singular = kind.ToLowerInvariant();
        return singular switch
        {
            [.. var stem, 'y'] when stem is not [.., 'a' or 'e' or 'i' or 'o' or 'u'] => stem + "ies",
            [.., 's'] or [.., 'x'] or [.., 'c', 'h'] or [.., 's', 'h'] => singular + "es",
            _ => singular + "s",
        };
    }

    static IEnumerable<string> GroupsOf(GroupVersionResource resource)
    {
        yield return resource.Group;
        foreach (var (plural, group, same) in BuiltInResources.SharedAcrossGroups)
        {
            if (plural == resource.Resource && group == resource.Group)
                yield return same;
            else if (plural == resource.Resource && same == resource.Group)
                yield return group;
        }
    }

    static ResourceType? Defined(ObjectNode? spec)
    {
        if (spec?["group"].AsText is not { } group || spec["names"]?["kind"].AsText is not { } kind)
            return null;
        var versions = spec["versions"].AsMappings.Select(version => version["name"].AsText).OfType<string>().ToImmutableArray();
        if (versions.IsEmpty && spec["version"].AsText is { } only)
            versions = [only];
        return new ResourceType(
            group,
            versions,
            kind,
            spec["names"]?["plural"].AsText ?? PluralOf(kind),
            spec["scope"].AsText != "Cluster",
            ["status", "scale"]);
    }

    void Add(ResourceType type)
    {
        _byKind[(type.Group, type.Kind)] = type;
        _byPlural[(type.Group, type.Plural)] = type;
    }
}
