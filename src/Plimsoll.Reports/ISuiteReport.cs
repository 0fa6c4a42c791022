using Plimsoll.Model.Policies.Suites;

namespace Plimsoll.Reports;

/// <summary>Tells one run of Suites in one format. Stateless: one instance serves every run.</summary>
public interface ISuiteReport
{
    /// <summary>The name of the format in <c>--format</c>, e.g. <c>junit</c>.</summary>
    string Name { get; }

    /// <summary>Writes the whole report.</summary>
    /// <param name="run">What became of the Suites.</param>
    /// <param name="output">Where the report goes; the caller flushes and closes it.</param>
    /// <param name="style">How it looks to people; formats for programs ignore it.</param>
    void Write(SuiteRunResult run, TextWriter output, ReportStyle style);
}
