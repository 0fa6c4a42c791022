using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Policies.Testing;

public sealed class PolicyTestRunResultTests
{
    [Theory]
    [InlineData(100, new int[0])]
    [InlineData(100, new[] { 1, 1 })]
    [InlineData(0, new[] { 1, 0 })]
    [InlineData(50, new[] { 1, 0, 3, 7 })]
    public void Coverage_is_the_share_of_expressions_seen_both_true_and_false(double expected, int[] outcomes) =>
        Assert.Equal(expected, new PolicyTestRunResult([], [.. outcomes.Chunk(2).Select(Expression)], []).CoveragePercent);

    static ExpressionCoverage Expression(int[] outcomes) =>
        new("p", "validations[0]", new SourceLocation("p.yaml", 1, 1), "true", outcomes[0], outcomes[1], 0);
}
