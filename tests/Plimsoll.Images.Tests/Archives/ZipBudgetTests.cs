namespace Plimsoll.Images.Archives;

public sealed class ZipBudgetTests
{
    [Fact]
    public void Entries_are_limited()
    {
        var budget = new ZipBudget(1);
        for (var i = 0; i < ZipBudget.MaxEntries; i++)
            budget.TakeEntry();

        Assert.False(budget.IsSpent);
        Assert.Throws<InvalidDataException>(budget.TakeEntry);
        Assert.True(budget.IsSpent);
    }

    [Theory]
    [InlineData(0, ZipBudget.RatioFreeBytes)]
    [InlineData(1000, ZipBudget.RatioFreeBytes + 1000 * ZipBudget.MaxRatio)]
    [InlineData(long.MaxValue, ZipBudget.MaxInflatedBytes)]
    public void Inflated_bytes_are_limited_by_the_length_of_the_file(long file, long expected)
    {
        var budget = new ZipBudget(file);
        for (var left = expected; left > 0; left -= int.MaxValue)
            budget.TakeInflated((int)Math.Min(left, int.MaxValue));

        Assert.False(budget.IsSpent);
        Assert.Throws<InvalidDataException>(() => budget.TakeInflated(1));
    }
}
