using Plimsoll.Model.Policies;

namespace Plimsoll.Reports;

/// <summary>What every format says about the policies that a result rests on.</summary>
static class PoliciesText
{
    const string ConstraintGroup = "constraints.gatekeeper.sh/";

    /// <summary>How many of each kind, Gatekeeper's constraints counted together, e.g. <c>3 Policy, 1 ValidatingAdmissionPolicy, for Kubernetes 1.34</c>; empty where there are none.</summary>
    public static string Line(Examination examination) => examination.Policies is { } inForce
        ? $"{Kinds(inForce)}, for Kubernetes {inForce.KubernetesVersion}"
        : "";

    static string Kinds(PoliciesInForce inForce) => inForce.Policies.IsEmpty
        ? "none that can be used"
        : string.Join(", ", inForce.Policies
            .GroupBy(policy => policy.ApiVersion.StartsWith(ConstraintGroup, StringComparison.Ordinal) ? "" : policy.Kind, StringComparer.Ordinal)
            .OrderBy(kind => kind.Key.Length == 0)
            .ThenBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => kind.Key.Length > 0 ? $"{kind.Count()} {kind.Key}" : kind.Count() == 1 ? "1 constraint" : $"{kind.Count()} constraints"));
}
