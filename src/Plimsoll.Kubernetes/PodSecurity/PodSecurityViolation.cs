using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>A control that a Pod breaks.</summary>
/// <param name="Check">The control.</param>
/// <param name="Breaks">Where, in written order; at least one.</param>
/// <param name="Overridden">The same subject's control of level baseline, where it is broken too and restricted takes its place.</param>
public sealed record PodSecurityViolation(
    PodSecurityCheck Check, ImmutableArray<PodSecurityBreak> Breaks, PodSecurityViolation? Overridden = null)
{
    /// <summary>The API server's reason, e.g. <c>runAsNonRoot != true</c>.</summary>
    public string Reason => Check.Reason(Breaks);

    /// <summary>The API server's detail: who breaks it and what would be right.</summary>
    public string Detail => Check.Detail(Breaks);
}
