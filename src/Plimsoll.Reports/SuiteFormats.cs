using System.Collections.Immutable;

namespace Plimsoll.Reports;

/// <summary>Every format of Suites there is. To add another one, add its report here.</summary>
public static class SuiteFormats
{
    /// <summary>All formats, the default first.</summary>
    public static ImmutableArray<ISuiteReport> All { get; } = [new SuiteTable(), new SuiteJson(), new SuiteJUnit(), new SuiteSarif()];
}
