namespace Plimsoll.Model.Policies.Benchmarks;

public sealed class LatencySpreadTests
{
    [Fact]
    public void The_spread_is_by_nearest_rank()
    {
        var spread = LatencySpread.Of([.. Enumerable.Range(1, 100).Reverse().Select(number => TimeSpan.FromMilliseconds(number))]);

        Assert.Equal(
            new LatencySpread(
                TimeSpan.FromMilliseconds(50.5), TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(95), TimeSpan.FromMilliseconds(99), TimeSpan.FromMilliseconds(100)),
            spread);
    }

    [Fact]
    public void One_duration_is_all_of_them()
    {
        var one = TimeSpan.FromSeconds(1);

        Assert.Equal(new LatencySpread(one, one, one, one, one), LatencySpread.Of([one]));
        Assert.Equal(LatencySpread.None, LatencySpread.Of([]));
    }
}
