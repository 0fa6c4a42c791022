using System.Globalization;
using Plimsoll.Model.Policies.Testing;

namespace Plimsoll.Reports;

/// <summary>What several formats of policy tests say in the same words.</summary>
static class PolicyTestText
{
    /// <summary>What came in place of what was expected, one line for each thing; visible text.</summary>
    public static IEnumerable<string> Problem(TestProblem problem)
    {
        if (problem.Expected.Length > 0)
            yield return $"expected {VisibleText.Of(problem.Expected)}";
        yield return problem.Expected.Length > 0 ? $"got      {VisibleText.Of(problem.Got)}" : VisibleText.Of(problem.Got);
    }

    /// <summary>An expression with the values of its parts, indented; visible text.</summary>
    public static IEnumerable<string> Trace(ExpressionTrace trace)
    {
        yield return $"{OneLine(trace.Expression)}  =>  {OneLine(trace.Value)}";
        foreach (var part in trace.Parts)
            yield return $"{new string(' ', 2 * (part.Depth + 1))}{OneLine(part.Text)}  =>  {OneLine(part.Value)}";
    }

    /// <summary>Which outcomes of an expression no test showed.</summary>
    public static string Unseen(ExpressionCoverage expression) => expression switch
    {
        { SeenOutcomes: 0, Errors: > 0 } => "only errors",
        { SeenOutcomes: 0 } => "never evaluated",
        { Passes: 0 } => "never true",
        _ => "never false",
    };

    /// <summary>A share in percent, e.g. <c>87.5 %</c>; never rounded up to 100.</summary>
    public static string Percent(double percent) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(percent * 10) / 10:0.#} %");

    /// <summary>A number with its noun.</summary>
    public static string Counted(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>A text on one line, visible.</summary>
    public static string OneLine(string text) =>
        VisibleText.Of(string.Join(' ', text.Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
}
