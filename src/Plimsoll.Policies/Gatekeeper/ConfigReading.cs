using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Reads Config, SyncSet and Provider objects.</summary>
/// <remarks>github.com/open-policy-agent/gatekeeper, apis/config/v1alpha1, apis/syncset/v1alpha1; frameworks, apis/externaldata.</remarks>
static class ConfigReading
{
    /// <summary>What was known and what one more object says.</summary>
    public static GatekeeperConfig Add(GatekeeperConfig known, KubernetesObject found, PolicyIssues issues)
    {
        var spec = found.Root["spec"] as MappingNode ?? NodeMaking.Mapping([], found.Location);
        return found.Reference.Kind switch
        {
            "Config" => Config(known, new FieldReader(spec, "spec", issues, "match", "sync", "validation", "readiness")),
            "SyncSet" => known with { Synced = known.Synced.AddRange(Kinds(new FieldReader(spec, "spec", issues, "gvks"), "gvks")) },
            _ => known with { Providers = known.Providers.Add(found.Reference.Name) },
        };
    }

    static GatekeeperConfig Config(GatekeeperConfig known, FieldReader spec)
    {
        var excluded = spec.Mappings("match").Select(item =>
            Excluded(new FieldReader(item.Node, item.Path, spec.Issues, "excludedNamespaces", "processes"))).ToImmutableArray();
        var synced = spec.Mapping("sync") is { } sync
            ? Kinds(new FieldReader(sync, "spec.sync", spec.Issues, "syncOnly"), "syncOnly")
            : [];
        return known with { Excluded = known.Excluded.AddRange(excluded), Synced = known.Synced.AddRange(synced) };
    }

    static ExcludedNamespaces Excluded(FieldReader reader) =>
        new(MatchCriteriaReading.Processes(reader), MatchCriteriaReading.Wildcards(reader, "excludedNamespaces"));

    static ImmutableArray<SyncedKinds> Kinds(FieldReader reader, string key) =>
    [
        .. reader.Mappings(key)
            .Select(item => new FieldReader(item.Node, item.Path, reader.Issues, "group", "version", "kind"))
            .Select(item => new SyncedKinds([item.Text("group")], [item.Text("version")], [item.Text("kind")])),
    ];
}
