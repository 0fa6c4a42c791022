namespace Plimsoll.Cli;

public sealed class TerminationTests
{
    static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Without_a_signal_the_answer_is_that_of_the_work() =>
        Assert.Equal(3, await Termination.RunAsync(_ => Task.FromResult(3), Never(), Never(), Long));

    [Fact]
    public async Task The_first_signal_asks_the_work_to_end() => await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Termination.RunAsync(
        async cancellation =>
        {
            await Task.Delay(Long, cancellation);
            return 0;
        },
        Task.CompletedTask, Never(), Long));

    [Fact]
    public async Task Work_that_does_not_listen_is_left_at_the_second_signal_or_after_a_while()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Termination.RunAsync(_ => Deaf(), Task.CompletedTask, Task.CompletedTask, Long));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Termination.RunAsync(_ => Deaf(), Task.CompletedTask, Never(), TimeSpan.FromMilliseconds(1)));
    }

    static Task<int> Deaf() => new TaskCompletionSource<int>().Task;

    static Task Never() => new TaskCompletionSource().Task;
}
