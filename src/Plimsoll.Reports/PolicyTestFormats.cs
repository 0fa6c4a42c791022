using System.Collections.Immutable;

namespace Plimsoll.Reports;

/// <summary>Every format of policy tests there is. To add another one, add its report here.</summary>
public static class PolicyTestFormats
{
    /// <summary>All formats, the default first.</summary>
    public static ImmutableArray<IPolicyTestReport> All { get; } = [new PolicyTestTable(), new PolicyTestJson(), new PolicyTestJUnit()];
}
