using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>Reads a PodSecurityConfiguration, alone or as the plugin of an AdmissionConfiguration; strictly, as the API server does.</summary>
/// <remarks>
/// <c>pod-security.admission.config.k8s.io</c> v1, v1beta1 and v1alpha1 have the same fields; <c>apiserver.config.k8s.io</c> v1 and
/// <c>apiserver.k8s.io</c> v1alpha1 nest it: https://kubernetes.io/docs/reference/config-api/apiserver-config.v1/.
/// </remarks>
public sealed class PodSecurityConfigurationReading
{
    /// <summary>Names of one list of exemptions.</summary>
    const int MaxNames = 10_000;

    const string Group = "pod-security.admission.config.k8s.io";
    const string Kind = "PodSecurityConfiguration";

    readonly ImmutableArray<Unread>.Builder _problems = ImmutableArray.CreateBuilder<Unread>();

    PodSecurityConfigurationReading()
    {
    }

    /// <summary>Reads the configuration among the objects of a file.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="file">The file, for messages.</param>
    /// <param name="problems">What is wrong with it, with places; empty where the configuration counts.</param>
    /// <returns>The configuration; <c>null</c> where something is wrong.</returns>
    public static PodSecurityConfiguration? Read(ImmutableArray<KubernetesObject> objects, string file, out ImmutableArray<Unread> problems)
    {
        var reading = new PodSecurityConfigurationReading();
        var configuration = reading.Read(objects, file);
        problems = reading._problems.ToImmutable();
        return problems.IsEmpty ? configuration : null;
    }

    PodSecurityConfiguration? Read(ImmutableArray<KubernetesObject> objects, string file)
    {
        if (objects is not [var only])
        {
            Problem(new SourceLocation(file, 0, 0), $"expected one {Kind} or AdmissionConfiguration, found {objects.Length} objects");
            return null;
        }

        return only.Reference.Kind == "AdmissionConfiguration" && IsApiServer(only.Reference.ApiVersion) ? Plugin(only) : Configuration(only.Root);
    }

    static bool IsApiServer(string apiVersion) => apiVersion is "apiserver.config.k8s.io/v1" or "apiserver.k8s.io/v1alpha1";

    PodSecurityConfiguration? Plugin(KubernetesObject admission)
    {
        var plugin = admission.Root["plugins"].AsMappings.FirstOrDefault(item => item["name"].AsText == "PodSecurity");
        if (plugin is null)
            Problem(admission.Location, "has no plugin PodSecurity");
        else if (plugin["configuration"] is MappingNode configuration)
            return Configuration(configuration);
        else if (plugin["path"].AsText is { Length: > 0 } path)
            Problem(plugin.LocationOf("path"), $"the configuration of plugin PodSecurity is in {path}: give that file");
        else
            Problem(plugin.Location, "plugin PodSecurity has no configuration");
        return null;
    }

    PodSecurityConfiguration Configuration(MappingNode root)
    {
        Known(root, "", ["apiVersion", "kind", "metadata", "defaults", "exemptions"]);
        var (apiVersion, kind) = (root["apiVersion"].AsText ?? "", root["kind"].AsText ?? "");
        if (apiVersion is not (Group + "/v1" or Group + "/v1beta1" or Group + "/v1alpha1"))
            Problem(root.LocationOf("apiVersion"), $"apiVersion \"{apiVersion}\" is not known: expected {Group}/v1, v1beta1 or v1alpha1");
        if (kind != Kind)
            Problem(root.LocationOf("kind"), $"kind \"{kind}\" is not known: expected {Kind}");
        var defaults = Mapping(root, "defaults", ["enforce", "enforce-version", "audit", "audit-version", "warn", "warn-version"]);
        var exemptions = Mapping(root, "exemptions", ["usernames", "runtimeClasses", "namespaces"]);
        return new PodSecurityConfiguration(
            new PodSecurityPolicy(Mode(defaults, "enforce"), Mode(defaults, "audit"), Mode(defaults, "warn")),
            new PodSecurityExemptions(
                Names(exemptions, "usernames", name => name.Length > 0, "a user's name"),
                Names(exemptions, "runtimeClasses", name => IsDomain(name, 253), "the name of a RuntimeClass"),
                Names(exemptions, "namespaces", name => IsLabel(name), "the name of a namespace")));
    }

    MappingNode? Mapping(MappingNode root, string field, string[] known)
    {
        var value = root[field];
        if (value is MappingNode mapping)
        {
            Known(mapping, field + ".", known);
            return mapping;
        }

        if (value.IsSet)
            Problem(root.LocationOf(field), $"{field}: expected a mapping");
        return null;
    }

    void Known(MappingNode mapping, string path, string[] known)
    {
        foreach (var entry in mapping.Entries)
        {
            if (!known.Contains(entry.Key, StringComparer.Ordinal))
                Problem(mapping.LocationOf(entry.Key), $"unknown field \"{path}{entry.Key}\": expected {string.Join(", ", known)}");
        }
    }

    PodSecurityLevelVersion Mode(MappingNode? defaults, string mode)
    {
        var (level, version) = (PodSecurityLevel.Privileged, PodSecurityLabels.Latest);
        if (Value(defaults, mode) is { } word && !PodSecurityWords.TryLevel(word.AsText, out level))
            Problem(word.Location, $"defaults.{mode}: {Shown(word)} is not known: expected {PodSecurityWords.Levels}");
        if (Value(defaults, mode + "-version") is not { } written)
            return new PodSecurityLevelVersion(level, version);
        if (PodSecurityVersion.TryParse(written.AsText, out _))
            version = written.AsText ?? version;
        else
            Problem(written.Location, $"defaults.{mode}-version: {Shown(written)} is not known: expected {PodSecurityWords.Versions}");
        return new PodSecurityLevelVersion(level, version);
    }

    /// <summary>A field that is written; an empty string counts as none, as in the API server.</summary>
    static ObjectNode? Value(MappingNode? mapping, string field) =>
        mapping?[field] is { IsSet: true } value && value.AsText is not "" ? value : null;

    ImmutableHashSet<string> Names(MappingNode? exemptions, string field, Func<string, bool> isValid, string expected)
    {
        if (exemptions?[field] is not { IsSet: true } value)
            return [];
        if (value is not SequenceNode list || list.Items.Length > MaxNames)
        {
            Problem(value.Location, $"exemptions.{field}: expected a list of at most {MaxNames} names");
            return [];
        }

        var names = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            if (item.AsText is not { } name || !isValid(name))
                Problem(item.Location, $"exemptions.{field}: {Shown(item)} is not {expected}");
            else if (!names.Add(name))
                Problem(item.Location, $"exemptions.{field}: \"{name}\" is there twice");
        }

        return names.ToImmutable();
    }

    static bool IsDomain(string name, int most) => name.Length <= most && name.Split('.').All(label => IsLabel(label, most));

    static bool IsLabel(string name, int most = 63) => name.Length > 0 && name.Length <= most && name[0] != '-' && name[^1] != '-'
        && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');

    static string Shown(ObjectNode node) => node is ScalarNode scalar ? $"\"{scalar.Text}\"" : "a list or mapping";

    void Problem(SourceLocation place, string detail) => _problems.Add(new Unread(place.File, UnreadReason.Malformed, detail, place));
}
