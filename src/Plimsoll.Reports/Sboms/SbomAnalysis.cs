using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Reports.Sboms;

/// <summary>What VEX documents say of a vulnerability, as CycloneDX tells it.</summary>
/// <param name="State">CycloneDX' word.</param>
/// <param name="Justification">CycloneDX' word for why; empty where there is none.</param>
/// <param name="Detail">In the words of whoever says so, with their name; empty where there are none.</param>
/// <remarks>https://cyclonedx.org/docs/1.6/json/#vulnerabilities_items_analysis</remarks>
sealed record SbomAnalysis(string State, string Justification, string Detail)
{
    /// <summary>What is said of a match; <c>null</c> where nothing is. An exception says nothing of what is true.</summary>
    public static SbomAnalysis? Of(VulnerabilityMatch match)
    {
        if (match.Suppression is { Kind: not SuppressionKind.Exception } suppression)
            return new SbomAnalysis(StateOf(suppression.Status), JustificationOf(match), suppression.ToString());
        return match.Assessments is [var said, ..]
            ? new SbomAnalysis(StateOf(said.Status), "", string.Join("; ", new[] { said.Action, said.Reason, said.By }.Where(text => text.Length > 0)))
            : null;
    }

    static string StateOf(string status) => status switch
    {
        "fixed" => "resolved",
        "affected" => "exploitable",
        "under_investigation" => "in_triage",
        _ => "not_affected",
    };

    static string JustificationOf(VulnerabilityMatch match) => match.Assessments is [{ Status: "not_affected", Justification: var word }, ..]
        ? word switch
        {
            "component_not_present" or "vulnerable_code_not_present" => "code_not_present",
            "vulnerable_code_not_in_execute_path" => "code_not_reachable",
            "vulnerable_code_cannot_be_controlled_by_adversary" => "requires_environment",
            "inline_mitigations_already_exist" => "protected_by_mitigating_control",
            _ => "",
        }
        : "";
}
