using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Switching seccomp off.</summary>
/// <remarks>
/// Baseline: since v1.19 securityContext.seccompProfile.type of Pod and containers, before it the annotations
/// <c>seccomp.security.alpha.kubernetes.io/pod</c> and <c>container.seccomp.security.alpha.kubernetes.io/*</c>.
/// </remarks>
public sealed class BaselineSeccompProfileCheck() : PodSecurityCheck(
    "PLM-PSS-0009",
    "seccompProfile_baseline",
    "Seccomp profile",
    PodSecurityLevel.Baseline,
    Severity.Medium,
    "Use the seccomp profile type RuntimeDefault or Localhost",
    "seccompProfile")
{
    const string PodAnnotation = "seccomp.security.alpha.kubernetes.io/pod";
    const string ContainerAnnotations = "container.seccomp.security.alpha.kubernetes.io/";

    /// <inheritdoc/>
    internal override void Examine(in PodView pod, ref PodSecurityBreaks breaks)
    {
        if (pod.IsHeldTo(19))
            AddRefused(pod, ref breaks);
        else if (pod.Metadata?["annotations"] is MappingNode annotations)
            AddAnnotations(pod, annotations, ref breaks);
    }

    /// <inheritdoc/>
    internal override string Detail(ImmutableArray<PodSecurityBreak> breaks)
    {
        if (!IsAnnotation(breaks[0].Value))
            return DetailOf(breaks);
        var values = BreakText.Values(breaks);
        return $"forbidden {BreakText.Plural("annotation", "annotations", values.Length)} {string.Join(", ", values)}";
    }

    /// <summary>Adds every profile of a field that is none of the two good ones.</summary>
    internal static void AddRefused(in PodView pod, ref PodSecurityBreaks breaks)
    {
        foreach (ref readonly var setter in pod.Setters)
        {
            if (setter.Context?["seccompProfile"] is MappingNode profile && !IsValid(profile))
                breaks.Refuse(setter, profile["type"].AsText ?? "", profile.LocationOf("type"));
        }
    }

    /// <summary>Whether a profile is one of the two good ones.</summary>
    internal static bool IsValid(MappingNode profile) => profile["type"].AsText is "RuntimeDefault" or "Localhost";

    /// <summary>The API server's detail for profiles of fields, at both levels.</summary>
    internal static string DetailOf(ImmutableArray<PodSecurityBreak> breaks) =>
        $"{BreakText.Setters(breaks)} must not set securityContext.seccompProfile.type to {BreakText.Quoted(BreakText.Values(breaks))}";

    static void AddAnnotations(in PodView pod, MappingNode annotations, ref PodSecurityBreaks breaks)
    {
        foreach (var entry in annotations.Entries)
        {
            if (IsAnnotation(entry.Key) && !IsAllowed(entry.Value.AsText ?? "") && IsOf(pod, entry.Key))
                breaks.Refuse($"{entry.Key}={BreakText.GoQuoted(entry.Value.AsText ?? "")}", entry.Value.Location);
        }
    }

    static bool IsOf(in PodView pod, string annotation)
    {
        if (annotation == PodAnnotation)
            return true;
        foreach (ref readonly var container in pod.Containers)
        {
            if (annotation.AsSpan(ContainerAnnotations.Length).SequenceEqual(container.Node["name"].AsText))
                return true;
        }

        return false;
    }

    static bool IsAnnotation(string text) =>
        text.StartsWith(PodAnnotation, StringComparison.Ordinal) || text.StartsWith(ContainerAnnotations, StringComparison.Ordinal);

    static bool IsAllowed(string profile) =>
        profile is "runtime/default" or "docker/default" || profile.StartsWith("localhost/", StringComparison.Ordinal);
}
