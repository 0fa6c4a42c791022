using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Switching AppArmor off.</summary>
/// <remarks>Baseline, v1.0+: the annotations <c>container.apparmor.security.beta.kubernetes.io/*</c> and, with v1.30, securityContext.appArmorProfile.type of Pod and containers.</remarks>
public sealed class AppArmorProfileCheck() : PodSecurityCheck(
    "PLM-PSS-0006",
    "appArmorProfile",
    "AppArmor profile",
    PodSecurityLevel.Baseline,
    Severity.Medium,
    "Use the AppArmor profile type RuntimeDefault or Localhost",
    "forbidden AppArmor profile")
{
    const string AnnotationPrefix = "container.apparmor.security.beta.kubernetes.io/";

    /// <inheritdoc/>
    internal override void Examine(in PodView pod, ref PodSecurityBreaks breaks)
    {
        foreach (ref readonly var setter in pod.Setters)
        {
            if (setter.Context?["appArmorProfile"] is MappingNode profile && profile["type"].AsText is not ("RuntimeDefault" or "Localhost"))
                breaks.Refuse(setter, profile["type"].AsText ?? "", profile.LocationOf("type"));
        }

        if (pod.Metadata?["annotations"] is not MappingNode annotations)
            return;
        foreach (var entry in annotations.Entries)
        {
            if (entry.Key.StartsWith(AnnotationPrefix, StringComparison.Ordinal) && !IsAllowed(entry.Value.AsText ?? ""))
                breaks.Refuse($"{entry.Key}={BreakText.GoQuoted(entry.Value.AsText ?? "")}", entry.Value.Location);
        }
    }

    /// <inheritdoc/>
    internal override string Reason(ImmutableArray<PodSecurityBreak> breaks) =>
        BreakText.Plural("forbidden AppArmor profile", "forbidden AppArmor profiles", BreakText.Values(breaks).Length);

    /// <inheritdoc/>
    internal override string Detail(ImmutableArray<PodSecurityBreak> breaks)
    {
        var annotations = breaks.Where(IsAnnotation).ToArray();
        var fields = breaks.Where(found => !IsAnnotation(found)).ToArray();
        List<string> setters = fields.Length == 0 ? [] : [BreakText.Setters(fields)];
        if (annotations.Length > 0)
            setters.Add(BreakText.Plural("annotation", "annotations", annotations.Length));
        return $"{string.Join(" and ", setters)} must not set AppArmor profile type to "
            + BreakText.Quoted([.. BreakText.Values(fields), .. BreakText.Values(annotations)]);
    }

    static bool IsAllowed(string profile) =>
        profile is "" or "runtime/default" || profile.StartsWith("localhost/", StringComparison.Ordinal);

    static bool IsAnnotation(PodSecurityBreak found) => found.Value.StartsWith(AnnotationPrefix, StringComparison.Ordinal);
}
