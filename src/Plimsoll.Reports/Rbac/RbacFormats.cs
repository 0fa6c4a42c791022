using System.Collections.Immutable;

namespace Plimsoll.Reports.Rbac;

/// <summary>Every format of RBAC reports there is. To add another one, add its report here.</summary>
public static class RbacFormats
{
    /// <summary>Formats of risks, the default first.</summary>
    public static ImmutableArray<IRbacRiskReport> Risks { get; } =
        [new RbacRiskTable(), new RbacRiskJson(), new RbacRiskDot(), new RbacRiskSarif()];

    /// <summary>Formats of answers, the default first.</summary>
    public static ImmutableArray<IRbacAnswerReport> Answers { get; } = [new RbacAnswerTable(), new RbacAnswerJson()];
}
