using Plimsoll.Model.Policies;

namespace Plimsoll.Reports;

/// <summary>Tells one examination in one format. Stateless: one instance serves every run.</summary>
public interface IReport
{
    /// <summary>The name of the format in <c>--format</c>, e.g. <c>sarif</c>.</summary>
    string Name { get; }

    /// <summary>What the format is for, one line for <c>--help</c>.</summary>
    string Description { get; }

    /// <summary>Writes the whole report.</summary>
    /// <param name="examination">What was asked, examined and decided.</param>
    /// <param name="output">Where the report goes; the caller flushes and closes it.</param>
    /// <param name="style">How it looks to people; formats for programs ignore it.</param>
    void Write(Examination examination, TextWriter output, ReportStyle style);
}
