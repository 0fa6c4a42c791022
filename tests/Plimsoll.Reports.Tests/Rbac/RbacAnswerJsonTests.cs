using Plimsoll.Model.Rbac;

namespace Plimsoll.Reports.Rbac;

public sealed class RbacAnswerJsonTests
{
    [Fact]
    public void The_rule_and_its_place_are_told()
    {
        var answers = new RbacAnswers(
            "Can User ada get pods?", [new RbacDecision("User ada", "get pods", true, "", RbacRiskSample.Evidence), new RbacDecision("User lea", "get pods", false, "why", null)], RbacRiskSample.Risks.Unread);
        using var output = new StringWriter();

        new RbacAnswerJson().Write(answers, output, new ReportStyle(false, 0, false));

        Golden.Equal("rbac-answer-json.txt", output.ToString());
    }
}
