using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>SELinux users, roles and types of one's own.</summary>
/// <remarks>Baseline, v1.0+, type container_engine_t since v1.31: securityContext.seLinuxOptions of Pod and containers.</remarks>
public sealed class SeLinuxOptionsCheck() : PodSecurityCheck(
    "PLM-PSS-0007",
    "seLinuxOptions",
    "SELinux options",
    PodSecurityLevel.Baseline,
    Severity.Medium,
    "Remove seLinuxOptions.user and .role; use type container_t, container_init_t, container_kvm_t or container_engine_t",
    "seLinuxOptions")
{
    const string User = "user may not be set";
    const string Role = "role may not be set";

    /// <inheritdoc/>
    internal override void Examine(in PodView pod, ref PodSecurityBreaks breaks)
    {
        foreach (ref readonly var setter in pod.Setters)
        {
            if (setter.Context?["seLinuxOptions"] is not MappingNode options)
                continue;
            var type = options["type"].AsText ?? "";
            if (type is not ("" or "container_t" or "container_init_t" or "container_kvm_t") && !(type == "container_engine_t" && pod.IsHeldTo(31)))
                breaks.Refuse(setter, $"\"{type}\"", options.LocationOf("type"));
            if (options["user"].AsText is { Length: > 0 })
                breaks.Refuse(setter, User, options.LocationOf("user"));
            if (options["role"].AsText is { Length: > 0 })
                breaks.Refuse(setter, Role, options.LocationOf("role"));
        }
    }

    /// <inheritdoc/>
    internal override string Detail(ImmutableArray<PodSecurityBreak> breaks)
    {
        var values = BreakText.Values(breaks);
        var types = values.Where(value => value[0] == '"').ToArray();
        List<string> problems = types.Length == 0 ? [] : [$"{BreakText.Plural("type", "types", types.Length)} {string.Join(", ", types)}"];
        problems.AddRange(((string[])[User, Role]).Where(values.Contains));
        return $"{BreakText.Setters(breaks)} set forbidden securityContext.seLinuxOptions: {string.Join("; ", problems)}";
    }
}
