using System.Collections.Immutable;

namespace Plimsoll.Reports;

/// <summary>Every format of explanations there is. To add another one, add its report here.</summary>
public static class PolicyExplanationFormats
{
    /// <summary>All formats, the default first.</summary>
    public static ImmutableArray<IPolicyExplanationReport> All { get; } = [new PolicyExplanationTable(), new PolicyExplanationJson()];
}
