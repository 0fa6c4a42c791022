using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Plimsoll.EndToEnd;

/// <summary>The native binary that <c>eng/publish</c> left in <c>artifacts/publish</c>, run as a user would.</summary>
static class PublishedBinary
{
    const int MaxRunSeconds = 30;

    /// <summary>The checkout's folder.</summary>
    public static string Root { get; } = FindRoot();

    static string Path { get; } = System.IO.Path.Combine(Root, "artifacts", "publish", "plimsoll");

    /// <summary>Runs the binary; skips the running test by name where nobody published it.</summary>
    /// <param name="workFolder">The current directory of the run.</param>
    /// <param name="arguments">As typed, one each.</param>
    public static async Task<Run> RunAsync(string workFolder, params string[] arguments)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(MaxRunSeconds));
        using var process = Start(workFolder, arguments);
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var error = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return new Run(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Starts the binary; skips the running test by name where nobody published it.</summary>
    /// <param name="workFolder">The current directory of the run.</param>
    /// <param name="arguments">As typed, one each.</param>
    public static Process Start(string workFolder, params string[] arguments)
    {
        Assert.SkipUnless(File.Exists(Path), "artifacts/publish/plimsoll is absent: run eng/publish first.");

        var start = new ProcessStartInfo(Path, arguments)
        {
            WorkingDirectory = workFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        // A user's colours or folders must not decide what a test sees.
        start.Environment["NO_COLOR"] = "1";
        return Process.Start(start) ?? throw new InvalidOperationException($"{Path} did not start.");
    }

    static string FindRoot([CallerFilePath] string thisFile = "") =>
        System.IO.Path.GetFullPath(
            System.IO.Path.Combine(System.IO.Path.GetDirectoryName(thisFile)!, "..", ".."));
}
