using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Containers that ask to run as user 0.</summary>
/// <remarks>Restricted, v1.23+: securityContext.runAsUser of Pod and containers; not asked with hostUsers: false since v1.35 (KEP-127).</remarks>
public sealed class RunAsUserCheck() : PodSecurityCheck(
    "PLM-PSS-0016",
    "runAsUser",
    "User id 0",
    PodSecurityLevel.Restricted,
    Severity.Medium,
    "Remove securityContext.runAsUser, or set it to another user than 0")
{
    /// <inheritdoc/>
    public override int Since => 23;

    /// <inheritdoc/>
    public override IEnumerable<ObjectFinding> Examine(PodView pod) =>
        from setter in pod.SecurityContexts
        where !pod.HasUserNamespace && setter.Context["runAsUser"].AsInteger == 0
        select Break(
            pod,
            "runAsUser=0",
            $"{PodView.Setter(setter.Container)} must not set runAsUser=0",
            setter.Context.LocationOf("runAsUser"),
            setter.Container);
}
