using Plimsoll.Model.Rbac;

namespace Plimsoll.Reports.Rbac;

/// <summary>A format of answers to questions of rights.</summary>
public interface IRbacAnswerReport
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>Writes the whole report.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="output">Where the report goes; the caller flushes and closes it.</param>
    /// <param name="style">How it looks to people; formats for programs ignore it.</param>
    void Write(RbacAnswers answers, TextWriter output, ReportStyle style);
}
