using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
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
    "Remove seLinuxOptions.user and .role; use type container_t, container_init_t, container_kvm_t or container_engine_t")
{
    /// <inheritdoc/>
    public override IEnumerable<ObjectFinding> Examine(PodView pod) =>
        from setter in pod.SecurityContexts
        let options = setter.Context["seLinuxOptions"] as MappingNode
        where options is not null
        from problem in Problems(pod, options)
        select Break(
            pod,
            "seLinuxOptions",
            $"{PodView.Setter(setter.Container)} set forbidden securityContext.seLinuxOptions: {problem.Words}",
            options.LocationOf(problem.Field),
            setter.Container);

    static IEnumerable<(string Field, string Words)> Problems(PodView pod, MappingNode options)
    {
        var type = options["type"].AsText ?? "";
        if (type is not ("" or "container_t" or "container_init_t" or "container_kvm_t") && !(type == "container_engine_t" && pod.IsHeldTo(31)))
            yield return ("type", $"type \"{type}\"");
        if (options["user"].AsText is { Length: > 0 })
            yield return ("user", "user may not be set");
        if (options["role"].AsText is { Length: > 0 })
            yield return ("role", "role may not be set");
    }
}
