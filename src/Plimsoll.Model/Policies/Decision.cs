using Plimsoll.Model.Findings;
using Plimsoll.Model.Posture;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Model.Policies;

/// <summary>What the Judge made of one finding.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Enforcement">What follows from it.</param>
/// <param name="Because">The rule that says so, for people: e.g. <c>--fail-on high</c> or <c>namespace label pod-security.kubernetes.io/enforce=baseline</c>.</param>
public sealed record Decision(Finding Finding, Enforcement Enforcement, string Because)
{
    /// <summary>Whose word lets the finding pass; <c>null</c> where nobody's does.</summary>
    public Suppression? Suppression { get; init; }

    /// <summary>How the finding stands to a declared baseline; <c>null</c> where none is declared.</summary>
    public BaselineState? Baseline { get; init; }
}
