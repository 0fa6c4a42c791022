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

    /// <summary>With one more variable of the environment.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="value">Its value.</param>
    /// <param name="arguments">The arguments.</param>
    public static Task<Answer> RunWithVariableAsync(string name, string value, params string[] arguments) =>
        RunAsync("", null, arguments, (name, value));

    static async Task<Answer> RunAsync(string input, string? path, string[] arguments, (string Name, string Value) variable = default)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var standardInput = new MemoryStream(Encoding.UTF8.GetBytes(input));
        // Nothing else is set: the default database is one that does not exist.
        var surroundings = new Surroundings(
            standardInput, output, error, false, false, 0,
            name => name switch { "HOME" => "/nonexistent", "PATH" => path, "PLIMSOLL_CACHE" => Cache, _ => name == variable.Name ? variable.Value : null }, new FakeTimeProvider(Now));

        var exitCode = await CommandLine.RunAsync(arguments, surroundings, TestContext.Current.CancellationToken);
        return new Answer(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>A folder of this test run that did not exist before.</summary>
    public static string NewFolder() => Directory.CreateTempSubdirectory("plimsoll-cli-tests-").FullName;

    /// <summary>What a run answers.</summary>
    public sealed record Answer(int ExitCode, string Output, string Error);
}
