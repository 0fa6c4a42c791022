using System.Runtime.InteropServices;

namespace Plimsoll.Cli;

/// <summary>Ends the work of the process when it is told to: SIGINT and SIGTERM ask it, and after a while, or asked again, it is left.</summary>
static class Termination
{
    /// <summary>How long work that was asked to end may still take.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Runs until the end or a signal.</summary>
    /// <param name="work">The work.</param>
    /// <exception cref="OperationCanceledException">A signal ended it.</exception>
    public static async Task<int> RunAsync(Func<CancellationToken, Task<int>> work)
    {
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Note);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Note);
        return await RunAsync(work, first.Task, second.Task, Grace);

        // A signal may come any number of times, also two at once.
        void Note(PosixSignalContext signal)
        {
            signal.Cancel = true;
            if (!first.TrySetResult())
                second.TrySetResult();
        }
    }

    /// <summary>The same with signals of the caller.</summary>
    /// <param name="work">The work.</param>
    /// <param name="first">Asks it to end.</param>
    /// <param name="second">Leaves it.</param>
    /// <param name="grace">How long after the first it is left.</param>
    /// <exception cref="OperationCanceledException">A signal ended it.</exception>
    internal static async Task<int> RunAsync(Func<CancellationToken, Task<int>> work, Task first, Task second, TimeSpan grace)
    {
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => work(stop.Token), CancellationToken.None);
        if (await Task.WhenAny(running, first) != running)
        {
            await stop.CancelAsync();
            await Task.WhenAny(running, second, Task.Delay(grace, TimeProvider.System, CancellationToken.None));
        }

        return running.IsCompleted ? await running : throw new OperationCanceledException("Left by a signal.");
    }
}
