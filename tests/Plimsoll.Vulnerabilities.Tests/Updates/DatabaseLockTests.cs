namespace Plimsoll.Vulnerabilities.Updates;

public sealed class DatabaseLockTests
{
    static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task The_second_one_waits_and_then_gives_up()
    {
        using var folder = new TestFolder();
        var told = 0;
        using var first = await TakeAsync(folder, () => { });

        var problem = await Assert.ThrowsAsync<TimeoutException>(() => TakeAsync(folder, () => told++));

        Assert.Equal(1, told);
        Assert.Contains(folder["v.db"], problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_leaves_no_file()
    {
        using var folder = new TestFolder();

        (await TakeAsync(folder, () => { })).Dispose();

        Assert.Empty(folder.Names);
    }

    [Fact]
    public async Task A_file_that_a_dead_process_left_is_taken_over()
    {
        using var folder = new TestFolder();
        folder.Write("v.db.lock", []);

        (await TakeAsync(folder, () => Assert.Fail("nobody holds it"))).Dispose();

        Assert.Empty(folder.Names);
    }

    [Fact]
    public async Task Never_do_two_hold_it()
    {
        using var folder = new TestFolder();
        var (holding, most, done) = (0, 0, 0);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                using var held = await DatabaseLock.TakeAsync(
                    folder["v.db"], TimeSpan.FromMinutes(2), new HastyTime(), () => { }, TestContext.Current.CancellationToken);
                var now = Interlocked.Increment(ref holding);
                most = Math.Max(most, now);
                done++;
                Interlocked.Decrement(ref holding);
            }
        })));

        Assert.Equal((1, 160), (most, done));
        Assert.Empty(folder.Names);
    }

    static Task<DatabaseLock> TakeAsync(TestFolder folder, Action waiting) =>
        DatabaseLock.TakeAsync(folder["v.db"], Soon, TimeProvider.System, waiting, TestContext.Current.CancellationToken);

    // Waits hardly at all, so that many meet in the moment in which the lock goes over.
    sealed class HastyTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : dueTime, period);
    }
}
