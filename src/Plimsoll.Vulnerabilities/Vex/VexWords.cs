namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>The words of OpenVEX, in which every format is told to people.</summary>
static class VexWords
{
    /// <summary>The justifications of <c>not_affected</c>.</summary>
    public static readonly string[] Justifications =
    [
        "component_not_present", "vulnerable_code_not_present", "vulnerable_code_not_in_execute_path",
        "vulnerable_code_cannot_be_controlled_by_adversary", "inline_mitigations_already_exist",
    ];

    /// <summary>The word of a status.</summary>
    public static string Of(VexStatus status) => status switch
    {
        VexStatus.NotAffected => "not_affected",
        VexStatus.Affected => "affected",
        VexStatus.Fixed => "fixed",
        _ => "under_investigation",
    };

    /// <summary>The status of a word; <c>null</c> where there is no such word.</summary>
    public static VexStatus? StatusOf(string word) => word switch
    {
        "not_affected" => VexStatus.NotAffected,
        "affected" => VexStatus.Affected,
        "fixed" => VexStatus.Fixed,
        "under_investigation" => VexStatus.UnderInvestigation,
        _ => null,
    };
}
