using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Plimsoll.Reports;

/// <summary>Every report format there is. To add another one, add its report here.</summary>
public static class ReportFormats
{
    /// <summary>All formats, the default first.</summary>
    public static ImmutableArray<IReport> All { get; } =
    [
        new TableReport(),
        new JsonReport(),
        new SarifReport(),
        new JUnitReport(),
    ];

    /// <summary>Finds a format by its <see cref="IReport.Name"/>.</summary>
    /// <returns>Whether there is a format of that name.</returns>
    public static bool TryFind(string name, [NotNullWhen(true)] out IReport? report)
    {
        report = All.FirstOrDefault(candidate => candidate.Name == name);
        return report is not null;
    }
}
