namespace Plimsoll.Policies.Gatekeeper;

public sealed class ExhaustedConstraintsTests
{
    [Fact]
    public void A_constraint_that_met_its_limits_three_times_in_a_run_is_not_evaluated_again()
    {
        var policies = Gate.Valid(
            Gate.Rego("package k8slabels\nviolation[{\"msg\": \"many\"}] { xs := numbers.range(1, 3000); count([1 | xs[_]; xs[_]; xs[_]]) > 1 }"), Gate.Constraint("{}"));
        var options = new GatekeeperReviewOptions { IsObjectOnly = true, Exhausted = new ExhaustedConstraints() };
        var pod = Assert.Single(Written.Objects("{apiVersion: v1, kind: Pod, metadata: {name: web}}"));
        var messages = new List<string>();
        for (var round = 0; round <= ExhaustedConstraints.MaxLimited; round++)
        {
            var result = Assert.Single(policies.Review(GatekeeperRequests.Of(pod), ReferentialData.Empty, options, TestContext.Current.CancellationToken));
            Assert.Equal(GatekeeperOutcome.Failure, result.Outcome);
            messages.Add(result.Message);
        }

        Assert.All(messages[..^1], message => Assert.StartsWith("the evaluation takes", message, StringComparison.Ordinal));
        Assert.StartsWith("not evaluated: 3 evaluations before", messages[^1], StringComparison.Ordinal);
    }
}
