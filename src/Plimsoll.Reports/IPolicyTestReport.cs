using Plimsoll.Model.Policies.Testing;

namespace Plimsoll.Reports;

/// <summary>Tells one run of policy tests in one format. Stateless: one instance serves every run.</summary>
public interface IPolicyTestReport
{
    /// <summary>The name of the format in <c>--format</c>, e.g. <c>junit</c>.</summary>
    string Name { get; }

    /// <summary>Writes the whole report.</summary>
    /// <param name="run">What became of the tests.</param>
    /// <param name="output">Where the report goes; the caller flushes and closes it.</param>
    /// <param name="style">How it looks to people; formats for programs ignore it.</param>
    /// <param name="showsCoverage">Whether the coverage of the policies is told.</param>
    void Write(PolicyTestRunResult run, TextWriter output, ReportStyle style, bool showsCoverage);
}
