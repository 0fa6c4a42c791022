using System.Globalization;
using Plimsoll.Model.Policies.Suites;
using Plimsoll.Model.Policies.Testing;

namespace Plimsoll.Reports;

/// <summary>What several formats of Suites say in the same words.</summary>
static class SuiteText
{
    /// <summary>The word for an outcome in formats for programs.</summary>
    public static string Word(SuiteOutcome outcome) => outcome switch
    {
        SuiteOutcome.Passed => "passed",
        SuiteOutcome.Failed => "failed",
        SuiteOutcome.Skipped => "skipped",
        _ => "notRun",
    };

    /// <summary>A name, or what stands for it where there is none.</summary>
    public static string NameOf(string name, string otherwise, int index) =>
        name.Length > 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{otherwise} {index + 1}");

    /// <summary>A problem on one line.</summary>
    public static string Line(TestProblem problem) =>
        problem.Expected.Length == 0 ? problem.Got : $"expected {problem.Expected}, got {problem.Got}";

    /// <summary>A duration, e.g. <c>12.3 ms</c>.</summary>
    public static string Milliseconds(TimeSpan duration) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0.0} ms");
}
