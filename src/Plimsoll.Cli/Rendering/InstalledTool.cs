using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Plimsoll.Cli.Rendering;

/// <summary>Runs an installed program and takes what it writes, within bounds.</summary>
/// <param name="path">The program.</param>
/// <param name="subject">What is rendered, for messages.</param>
sealed class InstalledTool(string path, string subject)
{
    /// <summary>Largest output, in bytes: 64 MiB.</summary>
    const int MaxOutputBytes = 64 * 1024 * 1024;

    /// <summary>How much of what it says on standard error is kept, in characters.</summary>
    const int MaxErrorCharacters = 2_000;

    /// <summary>The longest run.</summary>
    static readonly TimeSpan MaxDuration = TimeSpan.FromSeconds(120);

    /// <summary>The file of a program on the PATH; <c>null</c> where it is not installed.</summary>
    public static string? Find(string name, Surroundings surroundings) => (surroundings.Environment("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    /// <summary>Runs it without input.</summary>
    /// <returns>What it writes to standard output.</returns>
    /// <exception cref="UsageException">It cannot be started, fails, takes too long or writes too much.</exception>
    public async Task<MemoryStream> RunAsync(IEnumerable<string> arguments, Surroundings surroundings, CancellationToken cancellation)
    {
        using var tooLong = new CancellationTokenSource(MaxDuration, surroundings.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooLong.Token, cancellation);
        using var process = Start(arguments);
        try
        {
            process.StandardInput.Close();
            var errors = KeepAsync(process.StandardError, either.Token);
            var output = await TakeAsync(process.StandardOutput.BaseStream, either.Token);
            await process.WaitForExitAsync(either.Token);
            return process.ExitCode == 0
                ? output
                : throw new UsageException($"{subject}: {Name} failed with exit code {process.ExitCode}: {OneLine(await errors)}");
        }
        catch (OperationCanceledException) when (tooLong.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new UsageException($"{subject}: {Name} took longer than {MaxDuration.TotalSeconds:0} seconds.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    string Name => Path.GetFileName(path);

    Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            return Process.Start(start) ?? throw new UsageException($"{subject}: {path} could not be started.");
        }
        catch (Win32Exception problem)
        {
            throw new UsageException($"{subject}: {path} could not be started: {problem.Message}");
        }
    }

    async Task<MemoryStream> TakeAsync(Stream stream, CancellationToken cancellation)
    {
        var taken = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            if (taken.Length + read > MaxOutputBytes)
                throw new UsageException($"{subject}: {Name} wrote more than {MaxOutputBytes / (1024 * 1024)} MiB.");
            taken.Write(buffer, 0, read);
        }

        taken.Position = 0;
        return taken;
    }

    /// <summary>Reads to the end, so that the program never waits, and keeps the last characters: they say what went wrong.</summary>
    static async Task<string> KeepAsync(StreamReader reader, CancellationToken cancellation)
    {
        var kept = new StringBuilder();
        var buffer = new char[4_096];
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellation)) > 0)
        {
            kept.Append(buffer, 0, read);
            if (kept.Length > MaxErrorCharacters)
                kept.Remove(0, kept.Length - MaxErrorCharacters);
        }

        return kept.ToString();
    }

    static string OneLine(string text)
    {
        var visible = string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
        return string.Join(' ', visible.Split(' ', StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } said ? said : "it says nothing";
    }
}
