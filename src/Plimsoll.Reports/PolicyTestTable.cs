using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Policies.Testing;

namespace Plimsoll.Reports;

/// <summary>Policy tests for people at a terminal: a line for each test, and for one that failed what came and why.</summary>
public sealed class PolicyTestTable : IPolicyTestReport
{
    const string Margin = "        ";

    /// <inheritdoc/>
    public string Name => "table";

    /// <inheritdoc/>
    public void Write(PolicyTestRunResult run, TextWriter output, ReportStyle style, bool showsCoverage)
    {
        var page = new TablePage(output, style);
        foreach (var suite in run.Suites)
            Suite(suite, page);
        Unread("Mistakes in test files", run.Mistakes, page);
        Unread("Could not be read", run.Unread, page);
        if (showsCoverage)
            Coverage(run, page);
        Closing(run, page);
    }

    static void Suite(PolicyTestSuite suite, TablePage page)
    {
        page.Heading(suite.Name, $"{suite.Location.File}  as Kubernetes {suite.KubernetesVersion}");
        foreach (var test in suite.Cases)
        {
            var (mark, outcome) = test.Result switch
            {
                PolicyTestResult.Passed => ("ok  ", Outcome.Pass),
                PolicyTestResult.Failed => ("FAIL", Outcome.Deny),
                _ => ("----", Outcome.Incomplete),
            };
            var place = test.Result == PolicyTestResult.Passed ? "" : "   " + page.Ink.Quiet(VisibleText.Of(test.Location.ToString()));
            page.Painted($"  {page.Ink.Of(outcome, mark)}  {VisibleText.Of(test.Name)}{place}");
            Explain(test, page);
        }

        page.Gap();
    }

    static void Explain(PolicyTestCase test, TablePage page)
    {
        foreach (var problem in test.Problems)
        {
            var place = page.Ink.Quiet(VisibleText.Of(problem.Location.ToString()));
            var lines = PolicyTestText.Problem(problem).ToList();
            page.Painted($"{Margin}{lines[0]}   {place}");
            foreach (var line in lines.Skip(1))
                page.Painted(Margin + line);
        }

        foreach (var trace in test.Explanations)
        {
            page.Painted($"{Margin}{page.Ink.Heading(VisibleText.Of($"{trace.Policy} {trace.Field}"))}   {page.Ink.Quiet(VisibleText.Of(trace.Location.ToString()))}");
            foreach (var line in PolicyTestText.Trace(trace))
                page.Painted($"{Margin}  {Columns.CutEnd(line, page.Left(Margin.Length + 2))}");
        }
    }

    static void Unread(string heading, ImmutableArray<Unread> unread, TablePage page)
    {
        if (unread.IsEmpty)
            return;
        page.Heading(heading, "");
        foreach (var item in unread)
            page.Line($"  {item.Location?.ToString() ?? item.Subject}: {item.Detail}");
        page.Gap();
    }

    static void Coverage(PolicyTestRunResult run, TablePage page)
    {
        var unseen = run.Coverage.Where(expression => expression.SeenOutcomes < 2).ToList();
        page.Heading($"Coverage: {PolicyTestText.Percent(run.CoveragePercent)}", $"{run.Coverage.Length - unseen.Count} of {PolicyTestText.Counted(run.Coverage.Length, "expression")} seen both true and false");
        foreach (var expression in unseen)
        {
            var text = $"  {expression.Location}  {expression.Policy} {expression.Field}: {PolicyTestText.Unseen(expression)}: {PolicyTestText.OneLine(expression.Expression)}";
            page.Painted(Columns.CutEnd(VisibleText.Of(text), page.Width));
        }

        page.Gap();
    }

    static void Closing(PolicyTestRunResult run, TablePage page)
    {
        var (passed, failed, notRun) = (run.Count(PolicyTestResult.Passed), run.Count(PolicyTestResult.Failed), run.Count(PolicyTestResult.NotRun));
        var isComplete = run.Unread.IsEmpty && run.Mistakes.IsEmpty && notRun == 0;
        var word = failed > 0 ? "FAIL" : isComplete ? "PASS" : "INCOMPLETE";
        var outcome = failed > 0 ? Outcome.Deny : isComplete ? Outcome.Pass : Outcome.Incomplete;
        string[] parts =
        [
            PolicyTestText.Counted(passed + failed + notRun, "test"),
            $"{passed} passed",
            failed > 0 ? $"{failed} failed" : "",
            notRun > 0 ? $"{notRun} could not be run" : "",
            run.Mistakes.IsEmpty ? "" : PolicyTestText.Counted(run.Mistakes.Length, "mistake") + " in test files",
        ];
        page.Verdict(outcome, word, $"{word}: {string.Join(", ", parts.Where(part => part.Length > 0))}");
    }
}
