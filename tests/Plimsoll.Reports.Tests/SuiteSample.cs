using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies.Suites;
using Plimsoll.Model.Policies.Testing;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Reports;

/// <summary>A run of Suites with everything that a report must tell, hostile names among it.</summary>
static class SuiteSample
{
    static readonly SourceLocation Suite = new("shop/suite.yaml", 1, 1);

    public static SuiteRunResult Run { get; } = new(
        [
            new SuiteResult(
                "shop", Suite, false,
                [
                    new SuiteTestResult(
                        "required labels", Suite with { Line = 6, Column = 5 }, SuiteOutcome.Failed, null,
                        [
                            new SuiteCaseResult("with labels", Suite with { Line = 10, Column = 7 }, SuiteOutcome.Passed, [], [], TimeSpan.FromMilliseconds(1.5)),
                            new SuiteCaseResult(
                                "without \e[31mlabels <many> & more", Suite with { Line = 14, Column = 7 }, SuiteOutcome.Failed,
                                [
                                    new TestProblem(
                                        Suite with { Line = 17, Column = 9 }, "exactly 1 violation matching \"team\"",
                                        "none of 2 violations: \"no <app>\"; \"no\u202E <team>\""),
                                    new TestProblem(Suite with { Line = 18, Column = 9 }, "no violation", "2 violations: \"no <app>\"; \"no\u202E <team>\""),
                                ],
                                ["no <app>", "no\u202E <team>"], TimeSpan.FromMilliseconds(2)),
                            new SuiteCaseResult("left out", Suite with { Line = 20, Column = 7 }, SuiteOutcome.Skipped, [], [], TimeSpan.Zero),
                            new SuiteCaseResult(
                                "", Suite with { Line = 22, Column = 7 }, SuiteOutcome.NotRun,
                                [new TestProblem(Suite with { Line = 23, Column = 17 }, "", "object: shop/nope.yaml: no such file")], [], TimeSpan.Zero),
                        ],
                        TimeSpan.FromMilliseconds(4)),
                    new SuiteTestResult(
                        "", Suite with { Line = 30, Column = 5 }, SuiteOutcome.Failed,
                        new TestProblem(Suite with { Line = 31, Column = 15 }, "", "template: shop/template.yaml:12:7: spec.targets[0].rego: rego_parse_error"),
                        [], TimeSpan.FromMilliseconds(1)),
                    new SuiteTestResult("invalid", Suite with { Line = 40, Column = 5 }, SuiteOutcome.Passed, null, [], TimeSpan.FromMilliseconds(1)),
                ],
                TimeSpan.FromMilliseconds(6)),
            new SuiteResult("left out", new SourceLocation("other/suite.yaml", 1, 1), true, [], TimeSpan.Zero),
        ],
        [new Unread("broken/suite.yaml", UnreadReason.Malformed, "tests: expected a list", new SourceLocation("broken/suite.yaml", 3, 1))])
    {
        Engine = "preferred",
        Updated = ["shop/suite.yaml"],
        Duration = TimeSpan.FromMilliseconds(1234),
        Version = "1.2.3",
    };

    public static string Render(ISuiteReport report, ReportStyle? style = null, SuiteRunResult? run = null)
    {
        var output = new StringWriter { NewLine = "\n" };
        report.Write(run ?? Run, output, style ?? Rendering.Plain);
        return output.ToString();
    }
}
