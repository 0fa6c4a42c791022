using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>Runs the programs <c>docker-credential-NAME</c>, which keep logins in a key ring or get them from a cloud.</summary>
/// <param name="path">Where programs are looked for: the folders of <c>PATH</c>. No other folder counts, least of all the current one.</param>
/// <param name="time">The clock.</param>
/// <remarks>docker/docker-credential-helpers, README, "Development": the registry on standard input, JSON on standard output.</remarks>
public sealed class CredentialPrograms(IReadOnlyList<string> path, TimeProvider time)
{
    /// <summary>The longest answer, bytes: 64 KiB.</summary>
    public const int MaxAnswerBytes = 64 * 1024;

    const string NotFound = "credentials not found";
    const string TokenUser = "<token>";

    /// <summary>How long a helper may take: some ask a cloud.</summary>
    public static TimeSpan MaxDuration { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Asks a helper.</summary>
    /// <param name="name">The part of its name behind <c>docker-credential-</c>.</param>
    /// <param name="registry">The registry, as docker names it to helpers.</param>
    /// <param name="cancellation">Ends the helper.</param>
    /// <returns><c>null</c> where the helper has no login for it.</returns>
    /// <exception cref="RegistryException">There is no such helper, or it fails.</exception>
    public async Task<RegistryLogin?> GetAsync(string name, string registry, CancellationToken cancellation)
    {
        var program = $"docker-credential-{name}";
        if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
            throw new RegistryException($"The credential helper \"{name}\" has no name that a program could have.");
        var file = path.Where(Path.IsPathFullyQualified).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new RegistryException($"The credential helper {program} for {registry} is not installed: it is in no folder of PATH.");

        var (exitCode, answer) = await RunAsync(file, registry, cancellation);
        if (exitCode != 0)
        {
            return Encoding.UTF8.GetString(answer).Contains(NotFound, StringComparison.OrdinalIgnoreCase)
                ? null
                : throw new RegistryException($"The credential helper {program} failed for {registry}, exit code {exitCode}. Run it by hand to see why: echo {registry} | {program} get");
        }
        return LoginOf(program, registry, answer);
    }

    static RegistryLogin? LoginOf(string program, string registry, byte[] answer) => Parse(answer) switch
    {
        null => throw new RegistryException($"The credential helper {program} does not answer with JSON for {registry}."),
        { User: TokenUser, Secret: { Length: > 0 } token } => new RegistryLogin("", "", token),
        { User: { Length: > 0 } user, Secret: { } secret } => new RegistryLogin(user, secret),
        _ => null,
    };

    // The parser's own words are left out: they quote what it read, which may be a secret.
    static HelperDocument? Parse(byte[] answer)
    {
        try
        {
            return JsonSerializer.Deserialize(answer, RegistryJson.Default.HelperDocument);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    async Task<(int ExitCode, byte[] Answer)> RunAsync(string file, string registry, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(MaxDuration, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        using var process = Start(file);
        try
        {
            var answering = ReadAsync(process.StandardOutput.BaseStream, either.Token);
            await WriteAsync(process, registry, either.Token);
            var answer = await answering;
            await process.WaitForExitAsync(either.Token);
            return (process.ExitCode, answer);
        }
        catch (OperationCanceledException problem) when (!cancellation.IsCancellationRequested)
        {
            throw new RegistryException($"The credential helper {file} did not answer within {MaxDuration.TotalSeconds:0} s.", problem);
        }
        catch (InvalidDataException problem)
        {
            throw new RegistryException($"The credential helper {file} answers with more than {MaxAnswerBytes} bytes.", problem);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    // What a helper complains about goes to our own standard error: a person may have to answer it.
    static Process Start(string file)
    {
        var start = new ProcessStartInfo(file, ["get"]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        try
        {
            return Process.Start(start) ?? throw new RegistryException($"The credential helper {file} cannot be started.");
        }
        catch (Win32Exception problem)
        {
            throw new RegistryException($"The credential helper {file} cannot be started: {problem.Message}", problem);
        }
    }

    static async Task WriteAsync(Process process, string registry, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.WriteAsync(registry.AsMemory(), cancellation);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading the question: its exit code says why.
        }
    }

    static async Task<byte[]> ReadAsync(Stream output, CancellationToken cancellation)
    {
        var answer = new byte[MaxAnswerBytes + 1];
        var length = await output.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancellation);
        return length <= MaxAnswerBytes ? answer[..length] : throw new InvalidDataException();
    }
}
