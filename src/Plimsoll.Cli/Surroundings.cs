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
        new StreamWriter(new StandardOutput(Console.OpenStandardOutput())),
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

    /// <summary>Where layers that were read are kept unless a flag says otherwise; <c>null</c> where no variable names a place.</summary>
    /// <remarks>XDG Base Directory Specification: a relative path is ignored. It would be one of the folder that is examined, and so of whoever wrote that.</remarks>
    public string? DefaultCache => Environment("PLIMSOLL_CACHE") is { Length: > 0 } named ? named
        : Environment("XDG_CACHE_HOME") is { } cache && Path.IsPathRooted(cache) ? Path.Combine(cache, "plimsoll", "layers")
        : Environment("HOME") is { } home && Path.IsPathRooted(home) ? Path.Combine(home, ".cache", "plimsoll", "layers")
        : null;

    /// <summary>Where docker and podman keep logins, the first that knows a registry counts.</summary>
    /// <remarks>docker-login(1), podman-login(1), containers-auth.json(5).</remarks>
    public IReadOnlyList<string> LoginFiles =>
    [
        .. Named("REGISTRY_AUTH_FILE"),
        .. Environment("DOCKER_CONFIG") is { Length: > 0 } docker ? [Path.Combine(docker, "config.json")] : InHome(".docker", "config.json"),
        .. Named("XDG_RUNTIME_DIR").Select(folder => Path.Combine(folder, "containers", "auth.json")),
        .. Environment("XDG_CONFIG_HOME") is { Length: > 0 } config
            ? [Path.Combine(config, "containers", "auth.json")]
            : InHome(".config", "containers", "auth.json"),
    ];

    /// <summary>The folders in which programs are looked for.</summary>
    public IReadOnlyList<string> ProgramFolders =>
        (Environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Where something large may lie for the time of a run.</summary>
    public string SpoolFolder => Environment("TMPDIR") is { Length: > 0 } named ? named : "/var/tmp";

    /// <summary>Where a container engine listens, unless a variable says otherwise.</summary>
    /// <param name="engine"><c>docker</c> or <c>podman</c>.</param>
    public IReadOnlyList<string> EngineSockets(string engine) =>
    [
        .. Named("XDG_RUNTIME_DIR").Select(folder => engine == "docker" ? Path.Combine(folder, "docker.sock") : Path.Combine(folder, "podman", "podman.sock")),
        engine == "docker" ? "/var/run/docker.sock" : "/run/podman/podman.sock",
    ];

    string[] Named(string variable) => Environment(variable) is { Length: > 0 } value ? [value] : [];

    string[] InHome(params string[] path) => Environment("HOME") is { Length: > 0 } home ? [Path.Combine([home, .. path])] : [];

    string DataFolder => Environment("XDG_DATA_HOME") is { Length: > 0 } data
        ? data
        : Path.Combine(Environment("HOME") ?? ".", ".local", "share");
}
