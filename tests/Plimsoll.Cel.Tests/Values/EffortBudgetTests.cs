namespace Plimsoll.Cel.Values;

public sealed class EffortBudgetTests
{
    [Fact]
    public void An_evaluation_within_another_shares_its_budget()
    {
        Assert.True(EffortBudget.Begin());
        try
        {
            Assert.True(EffortBudget.TrySpend(CelLimits.MaxEffort));
            Assert.False(EffortBudget.Begin());
            Assert.False(EffortBudget.TrySpend());
            Assert.True(EffortBudget.IsSpent);
            Assert.False(CelValue.List(CelValue.True) == CelValue.List(CelValue.True));
        }
        finally
        {
            EffortBudget.End();
        }
    }

    [Fact]
    public void Outside_of_evaluations_nothing_is_limited()
    {
        Assert.True(EffortBudget.TrySpend(2 * CelLimits.MaxEffort));
        Assert.False(EffortBudget.IsSpent);
        Assert.True(CelValue.List(CelValue.True) == CelValue.List(CelValue.True));
    }
}
