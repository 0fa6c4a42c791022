namespace Plimsoll.Cli;

/// <summary>What the process stands in: its streams, clock and environment. Tests give their own.</summary>
/// <param name="Input">Standard input.</param>
/// <param name="Output">Standard output: results.</param>
/// <param name="Error">Standard error: progress and errors.</param>
/// <param name="OutputIsTerminal">Whether a person reads the results.</param>
/// <param name="ErrorIsTerminal">Whether a person reads progress.</param>
/// <param name="Width">Columns of the terminal; 0 where there is none.</param>
/// <param name="Environment">Looks up an environment variable; <c>null</c> where it is not set.</param>
/// <param name="Time">The clock.</param>
sealed record Surroundings(
    Stream Input,
    TextWriter Output,
    TextWriter Error,
    bool OutputIsTerminal,
    bool ErrorIsTerminal,
    int Width,
    Func<string, string?> Environment,
    TimeProvider Time)
{
    const int NarrowestTerminal = 60;

    /// <summary>Those of the running process.</summary>
    public static Surroundings OfThisProcess() => new(
        Console.OpenStandardInput(),
        new StreamWriter(Console.OpenStandardOutput()),
        Console.Error,
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected,
        Console.IsOutputRedirected ? 0 : Math.Max(Console.WindowWidth, NarrowestTerminal),
        System.Environment.GetEnvironmentVariable,
        TimeProvider.System);

    /// <summary>Where the vulnerability database lies unless a flag says otherwise.</summary>
    public string DefaultDatabase => Environment("PLIMSOLL_DB") is { Length: > 0 } named
        ? named
        : Path.Combine(DataFolder, "plimsoll", "vulnerabilities.db");

    /// <summary>Where layers that were read are kept unless a flag says otherwise.</summary>
    public string DefaultCache => Environment("PLIMSOLL_CACHE") is { Length: > 0 } named
        ? named
        : Path.Combine(
            Environment("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Environment("HOME") ?? ".", ".cache"), "plimsoll", "layers");

    string DataFolder => Environment("XDG_DATA_HOME") is { Length: > 0 } data
        ? data
        : Path.Combine(Environment("HOME") ?? ".", ".local", "share");
}
