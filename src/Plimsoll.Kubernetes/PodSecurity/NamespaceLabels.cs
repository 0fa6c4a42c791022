using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>The Pod Security labels of the namespaces among some objects.</summary>
/// <remarks>
/// https://kubernetes.io/docs/concepts/security/pod-security-admission/: an unknown level counts as restricted where it is
/// enforced and as privileged where it is audited or warned; an unknown version counts as latest
/// (k8s.io/pod-security-admission/api, PolicyToEvaluate, v1.37).
/// </remarks>
public sealed class NamespaceLabels
{
    /// <summary>The version word for the newest rules.</summary>
    internal const string Latest = "latest";

    const string Prefix = "pod-security.kubernetes.io/";

    readonly Dictionary<string, PodSecurityLabels> _labels = new(StringComparer.Ordinal);

    /// <summary>The labels that Kubernetes does not know, in the order of the objects.</summary>
    public IEnumerable<Unread> Invalid => _labels.Values.SelectMany(labels => labels.Invalid);

    NamespaceLabels()
    {
    }

    /// <summary>The labels of a namespace; <see cref="PodSecurityLabels.None"/> where it is not among the objects.</summary>
    /// <param name="name">The namespace; empty stands for <c>default</c>.</param>
    public PodSecurityLabels this[string name] =>
        _labels.GetValueOrDefault(name.Length == 0 ? "default" : name, PodSecurityLabels.None);

    /// <summary>Gathers the labels of every Namespace object.</summary>
    /// <param name="objects">The objects.</param>
    public static NamespaceLabels Collect(IEnumerable<KubernetesObject> objects)
    {
        var found = new NamespaceLabels();
        foreach (var item in objects.Where(item => item.Reference is { ApiVersion: "v1", Kind: "Namespace" }))
            found._labels[item.Reference.Name] = Read(item.Root["metadata"]?["labels"]);
        return found;
    }

    static PodSecurityLabels Read(ObjectNode? labels)
    {
        var invalid = ImmutableArray.CreateBuilder<Unread>();
        var enforce = Level(labels, "enforce", PodSecurityLevel.Restricted, invalid);
        var isEnforceKnown = invalid.Count == 0;
        return new PodSecurityLabels(
            enforce,
            Version(labels, "enforce-version", invalid),
            Level(labels, "audit", PodSecurityLevel.Privileged, invalid),
            Version(labels, "audit-version", invalid),
            Level(labels, "warn", PodSecurityLevel.Privileged, invalid),
            Version(labels, "warn-version", invalid),
            invalid.ToImmutable()) { IsEnforceKnown = isEnforceKnown };
    }

    static PodSecurityLevel? Level(
        ObjectNode? labels, string mode, PodSecurityLevel unknown, ImmutableArray<Unread>.Builder invalid)
    {
        if (labels?[Prefix + mode] is not { } label)
            return null;
        if (PodSecurityWords.TryLevel(label.AsText, out var level))
            return level;
        invalid.Add(Unknown(mode, label));
        return unknown;
    }

    static string? Version(ObjectNode? labels, string mode, ImmutableArray<Unread>.Builder invalid)
    {
        if (labels?[Prefix + mode] is not { } label)
            return null;
        if (PodSecurityVersion.TryParse(label.AsText, out _))
            return label.AsText;
        invalid.Add(Unknown(mode, label));
        return Latest;
    }

    static Unread Unknown(string mode, ObjectNode label) => new(
        $"namespace label {Prefix}{mode}",
        UnreadReason.Unsupported,
        $"\"{(label as ScalarNode)?.Text ?? "not a string"}\" is not known: expected "
        + (mode.EndsWith("version", StringComparison.Ordinal) ? PodSecurityWords.Versions : PodSecurityWords.Levels),
        label.Location);
}
