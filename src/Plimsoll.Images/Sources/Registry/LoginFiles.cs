using System.Text;
using System.Text.Json;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>Finds logins where <c>docker login</c> and <c>podman login</c> leave them, and asks the credential helpers that are named there.</summary>
/// <param name="files">The files, the first that knows a registry counts. What is not there is passed over.</param>
/// <param name="helpers">Runs the helpers.</param>
/// <remarks>
/// docker/cli, cli/config/configfile (<c>auths</c>, <c>credHelpers</c>, <c>credsStore</c>); containers-auth.json(5), "Format": keys may name
/// a path below the registry, the longest that fits counts.
/// </remarks>
public sealed class LoginFiles(IReadOnlyList<string> files, CredentialPrograms helpers)
{
    /// <summary>The largest file that is read, bytes: 1 MiB.</summary>
    public const int MaxFileBytes = 1024 * 1024;

    const string DockerHub = "docker.io";
    const string DockerHubKey = "https://index.docker.io/v1/";

    /// <summary>Finds the login for a repository.</summary>
    /// <param name="host">Host and port of the registry.</param>
    /// <param name="repository">The repository in it.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns><c>null</c> where nobody is logged in.</returns>
    /// <exception cref="RegistryException">A file or a helper does not answer as it should.</exception>
    public async Task<RegistryLogin?> FindAsync(string host, string repository, CancellationToken cancellation)
    {
        foreach (var file in files)
        {
            if (await ReadAsync(file, cancellation) is not { } document)
                continue;
            if (await FindAsync(file, document, host, repository, cancellation) is { } login)
                return login;
        }
        return null;
    }

    async Task<RegistryLogin?> FindAsync(string file, LoginDocument document, string host, string repository, CancellationToken cancellation)
    {
        if (Known(document.CredentialHelpers, host, repository) is { } helper)
            return await helpers.GetAsync(helper, KeyOf(host), cancellation);
        if (Known(document.Auths, host, repository) is { } entry && LoginOf(file, host, entry) is { } login)
            return login;
        return document.CredentialStore is { Length: > 0 } store ? await helpers.GetAsync(store, KeyOf(host), cancellation) : null;
    }

    static async Task<LoginDocument?> ReadAsync(string file, CancellationToken cancellation)
    {
        try
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > MaxFileBytes)
                throw new RegistryException($"The logins in {file} have {stream.Length} bytes, at most {MaxFileBytes} are read.");
            if (stream.Length == 0)
                return null;
            return await ParseAsync(stream, cancellation) ?? throw new RegistryException($"The logins in {file} are not the JSON they should be.");
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or IOException and not RegistryException)
        {
            throw new RegistryException($"The logins in {file} cannot be read: {problem.Message}", problem);
        }
    }

    // The parser's own words are left out: they quote what it read, which may be a secret.
    static async Task<LoginDocument?> ParseAsync(Stream stream, CancellationToken cancellation)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(stream, RegistryJson.Default.LoginDocument, cancellation);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // host/a/b, host/a, host; then what older docker wrote: the same as a URL.
    static T? Known<T>(Dictionary<string, T?>? entries, string host, string repository)
        where T : class
    {
        if (entries is null)
            return null;
        for (var key = $"{host}/{repository}"; key.Length > 0; key = key[..Math.Max(key.LastIndexOf('/'), 0)])
        {
            if (entries.GetValueOrDefault(key) is { } entry)
                return entry;
        }
        return entries.Where(pair => IsHost(pair.Key, host)).Select(pair => pair.Value).FirstOrDefault(value => value is not null);
    }

    static bool IsHost(string key, string host)
    {
        var scheme = key.IndexOf("://", StringComparison.Ordinal);
        var rest = scheme < 0 ? key : key[(scheme + 3)..];
        var slash = rest.IndexOf('/');
        // Without a scheme a path is a repository, which was asked for already.
        if (scheme < 0 && slash >= 0)
            return false;
        var name = slash < 0 ? rest : rest[..slash];
        return string.Equals(name, host, StringComparison.OrdinalIgnoreCase)
            || (host == DockerHub && name is "index.docker.io" or "registry-1.docker.io");
    }

    static string KeyOf(string host) => host == DockerHub ? DockerHubKey : host;

    static RegistryLogin? LoginOf(string file, string host, LoginDocument.Login entry)
    {
        var (user, password) = (entry.User ?? "", entry.Password ?? "");
        if (entry.Auth is { Length: > 0 } auth)
        {
            var bytes = new byte[auth.Length];
            if (!Convert.TryFromBase64String(auth, bytes, out var length)
                || Encoding.UTF8.GetString(bytes, 0, length).TrimEnd('\0').Split(':', 2) is not [var name, var secret])
            {
                throw new RegistryException($"The login for {host} in {file} is not base64 of USER:PASSWORD. Log in again.");
            }
            (user, password) = (name, secret);
        }
        var login = new RegistryLogin(user, password, entry.IdentityToken ?? "", (entry.RegistryToken ?? "").Trim());
        // An empty entry says that a credential store has the login.
        return login is { User: "", IdentityToken: "", RegistryToken: "" } ? null : login;
    }
}
