using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Plimsoll.Cli;

/// <summary>Runs the command line in this process and keeps what it answers.</summary>
static class Terminal
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The layer cache of this test run.</summary>
    static readonly string Cache = NewFolder();

    public static Task<Answer> RunAsync(params string[] arguments) => RunWithAsync("", arguments);

    public static Task<Answer> RunWithAsync(string input, params string[] arguments) => RunAsync(input, null, arguments);

    /// <summary>With programs that can be found.</summary>
    /// <param name="path">The variable PATH.</param>
    /// <param name="arguments">The arguments.</param>
    public static Task<Answer> RunWithProgramsAsync(string path, params string[] arguments) => RunAsync("", path, arguments);

    static async Task<Answer> RunAsync(string input, string? path, string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var standardInput = new MemoryStream(Encoding.UTF8.GetBytes(input));
        // Nothing else is set: the default database is one that does not exist.
        var surroundings = new Surroundings(
            standardInput, output, error, false, false, 0,
            name => name switch { "HOME" => "/nonexistent", "PATH" => path, "PLIMSOLL_CACHE" => Cache, _ => null }, new FakeTimeProvider(Now));

        var exitCode = await CommandLine.RunAsync(arguments, surroundings, TestContext.Current.CancellationToken);
        return new Answer(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>A folder of this test run that did not exist before.</summary>
    public static string NewFolder() => Directory.CreateTempSubdirectory("plimsoll-cli-tests-").FullName;

    /// <summary>What a run answers.</summary>
    public sealed record Answer(int ExitCode, string Output, string Error);
}
