using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies.Testing;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Reports;

/// <summary>A run with everything that a report must tell, hostile names among it.</summary>
static class PolicyTestSample
{
    static readonly SourceLocation Test = new("shop/x.test.yaml", 12, 5);
    static readonly SourceLocation Policy = new("shop/x.yaml", 21, 19);

    public static PolicyTestRunResult Run { get; } = new(
        [
            new PolicyTestSuite("shop", Test with { Line = 1, Column = 1 }, "1.34",
            [
                new PolicyTestCase("two replicas are few", Test, PolicyTestResult.Passed, [], []),
                new PolicyTestCase(
                    "ten \e[31mare\u202E <many> & more", Test with { Line = 20 }, PolicyTestResult.Failed,
                    [new TestProblem(Test with { Line = 25, Column = 13 }, "deny", "allow by replica-limit")],
                    [
                        new ExpressionTrace(
                            "replica-limit", "validations[0]", Policy, "variables.replicas\n  <= 5", "true", "", 17,
                            [new ExpressionPart("variables.replicas", "1", 0), new ExpressionPart("object.spec.replicas", "1", 1)]),
                    ]),
                new PolicyTestCase(
                    "an object that is not there", Test with { Line = 30 }, PolicyTestResult.NotRun,
                    [new TestProblem(Test with { Line = 31 }, "", "object: nope.yaml: no such file")], []),
            ]),
        ],
        [
            new ExpressionCoverage("replica-limit", "matchConditions[0]", Policy with { Line = 15 }, "true", 3, 0, 0),
            new ExpressionCoverage("replica-limit", "validations[0]", Policy, "variables.replicas <= 5", 2, 1, 0),
            new ExpressionCoverage("replica-limit", "validations[1]", Policy with { Line = 23 }, "object.a\n == 1", 0, 0, 4),
            new ExpressionCoverage("replica-limit", "validations[2]", Policy with { Line = 24 }, "object.b", 0, 0, 0),
            new ExpressionCoverage("replica-limit", "validations[3]", Policy with { Line = 25 }, "object.c", 0, 2, 0),
        ],
        [new Unread("shop/y.test.yaml", UnreadReason.Missing, "policies: shop/y.yaml: no such file or folder", Test with { Line = 3 })])
    {
        Mistakes = [new Unread("shop/z.test.yaml", UnreadReason.Malformed, "test.nam: there is no such field", Test with { File = "shop/z.test.yaml" })],
        Duration = TimeSpan.FromMilliseconds(1234),
        Version = "1.2.3",
    };

    public static string Render(IPolicyTestReport report, ReportStyle? style = null, bool showsCoverage = true)
    {
        var output = new StringWriter { NewLine = "\n" };
        report.Write(Run, output, style ?? Rendering.Plain, showsCoverage);
        return output.ToString();
    }
}
