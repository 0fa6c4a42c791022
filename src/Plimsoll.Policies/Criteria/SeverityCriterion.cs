using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Policies.Criteria;

/// <summary>Denies vulnerabilities of a severity or worse.</summary>
/// <param name="minimum">The mildest severity that is denied.</param>
public sealed class SeverityCriterion(Severity minimum) : IVulnerabilityCriterion
{
    /// <inheritdoc/>
    public string Rule => $"--fail-on {minimum.ToString().ToLowerInvariant()}";

    /// <inheritdoc/>
    public bool Denies(VulnerabilityMatch match) => match.Vulnerability.Severity >= minimum;
}
