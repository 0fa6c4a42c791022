namespace Plimsoll.Model.Policies.Explaining;

public sealed class CostEstimateTests
{
    [Theory]
    [InlineData(10, false, false)]
    [InlineData(11, false, true)]
    [InlineData(1_000_000_000_000_000, true, false)]
    [InlineData(ulong.MaxValue, true, false)]
    public void A_cost_may_exceed_its_limit_unless_nothing_is_known(ulong max, bool isUnbounded, bool mayExceed)
    {
        var cost = new CostEstimate(0, max, 10);

        Assert.Equal((isUnbounded, mayExceed), (cost.IsUnbounded, cost.MayExceed));
    }
}
