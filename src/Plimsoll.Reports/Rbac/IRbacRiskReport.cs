using Plimsoll.Model.Rbac;

namespace Plimsoll.Reports.Rbac;

/// <summary>A format of the risks of RBAC.</summary>
public interface IRbacRiskReport
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>Writes the whole report.</summary>
    /// <param name="risks">What was found.</param>
    /// <param name="output">Where the report goes; the caller flushes and closes it.</param>
    /// <param name="style">How it looks to people; formats for programs ignore it.</param>
    void Write(RbacRisks risks, TextWriter output, ReportStyle style);
}
