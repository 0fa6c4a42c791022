using System.Collections.Immutable;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Policies.Suites;
using Plimsoll.Model.Policies.Testing;

namespace Plimsoll.Reports;

/// <summary>Suites for people at a terminal: a line for each test, and what went wrong; with <c>--verbose</c> each case and its violations.</summary>
public sealed class SuiteTable : ISuiteReport
{
    const string Margin = "        ";

    /// <inheritdoc/>
    public string Name => "table";

    /// <inheritdoc/>
    public void Write(SuiteRunResult run, TextWriter output, ReportStyle style)
    {
        var page = new TablePage(output, style);
        foreach (var suite in run.Suites)
            Suite(suite, page);
        if (!run.Unread.IsEmpty)
        {
            page.Heading("Could not be read", "");
            foreach (var item in run.Unread)
                page.Line($"  {item.Location?.ToString() ?? item.Subject}: {item.Detail}");
            page.Gap();
        }

        foreach (var file in run.Updated)
            page.Line($"updated {file}");
        Closing(run, page);
    }

    static void Suite(SuiteResult suite, TablePage page)
    {
        page.Heading(suite.Name, suite.Location.File);
        if (suite.IsSkipped)
            page.Quiet("  skip  the whole Suite");
        for (var i = 0; i < suite.Tests.Length; i++)
        {
            var test = suite.Tests[i];
            var cases = test.Cases.IsEmpty ? "" : $"   {page.Ink.Quiet(PolicyTestText.Counted(test.Cases.Length, "case"))}";
            Headline(page, "  ", test.Outcome, SuiteText.NameOf(test.Name, "test", i), test.Location, cases + Took(page, test.Duration));
            if (test.Problem is { } problem)
                Problem(problem, page, Margin);
            Cases(test, page);
        }

        page.Gap();
    }

    static void Cases(SuiteTestResult test, TablePage page)
    {
        for (var i = 0; i < test.Cases.Length; i++)
        {
            var @case = test.Cases[i];
            if (!page.Verbose && @case.Outcome is SuiteOutcome.Passed or SuiteOutcome.Skipped)
                continue;
            Headline(page, Margin, @case.Outcome, SuiteText.NameOf(@case.Name, "case", i), @case.Location, Took(page, @case.Duration));
            foreach (var problem in @case.Problems)
                Problem(problem, page, Margin + "      ");
            if (!page.Verbose)
                continue;
            foreach (var message in @case.Violations)
                page.Painted($"{Margin}      {page.Ink.Quiet("violation")} {PolicyTestText.OneLine(message)}");
        }
    }

    static void Headline(TablePage page, string margin, SuiteOutcome outcome, string name, Model.Workloads.SourceLocation place, string tail)
    {
        var (mark, ink) = outcome switch
        {
            SuiteOutcome.Passed => ("ok  ", Outcome.Pass),
            SuiteOutcome.Failed => ("FAIL", Outcome.Deny),
            SuiteOutcome.Skipped => ("skip", (Outcome?)null),
            _ => ("----", Outcome.Incomplete),
        };
        var where = outcome is SuiteOutcome.Passed or SuiteOutcome.Skipped ? "" : "   " + page.Ink.Quiet(VisibleText.Of(place.ToString()));
        page.Painted($"{margin}{(ink is { } known ? page.Ink.Of(known, mark) : page.Ink.Quiet(mark))}  {VisibleText.Of(name)}{where}{tail}");
    }

    static string Took(TablePage page, TimeSpan duration) => page.Verbose ? $"   {page.Ink.Quiet(SuiteText.Milliseconds(duration))}" : "";

    static void Problem(TestProblem problem, TablePage page, string margin)
    {
        var place = page.Ink.Quiet(VisibleText.Of(problem.Location.ToString()));
        var lines = PolicyTestText.Problem(problem).ToImmutableArray();
        page.Painted($"{margin}{lines[0]}   {place}");
        foreach (var line in lines.Skip(1))
            page.Painted(margin + line);
    }

    static void Closing(SuiteRunResult run, TablePage page)
    {
        var (word, outcome) = run.Outcome switch
        {
            SuiteOutcome.Failed => ("FAIL", Outcome.Deny),
            SuiteOutcome.NotRun => ("INCOMPLETE", Outcome.Incomplete),
            _ => ("PASS", Outcome.Pass),
        };
        var (passed, failed, skipped, notRun) =
            (run.Count(SuiteOutcome.Passed), run.Count(SuiteOutcome.Failed), run.Count(SuiteOutcome.Skipped), run.Count(SuiteOutcome.NotRun));
        string[] parts =
        [
            PolicyTestText.Counted(run.Suites.Length, "Suite"),
            PolicyTestText.Counted(run.Tests.Count(), "test"),
            $"{PolicyTestText.Counted(passed, "case")} passed",
            failed > 0 ? $"{failed} failed" : "",
            skipped > 0 ? $"{skipped} skipped" : "",
            notRun + run.Unread.Length > 0 ? $"{notRun + run.Unread.Length} could not be read" : "",
        ];
        page.Verdict(outcome, word, $"{word}: {string.Join(", ", parts.Where(part => part.Length > 0))}");
    }
}
