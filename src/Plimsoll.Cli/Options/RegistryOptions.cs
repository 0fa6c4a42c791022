using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Plimsoll.Images.Sources.Registry;
using Plimsoll.Model.Images;

namespace Plimsoll.Cli.Options;

/// <summary>How registries are talked to.</summary>
sealed class RegistryOptions
{
    /// <summary>The longest password on standard input, bytes: tokens of clouds have some thousand.</summary>
    const int MaxPasswordBytes = 64 * 1024;

    /// <summary>The largest file of certificate authorities, bytes: 4 MiB.</summary>
    const int MaxAuthoritiesBytes = 4 * 1024 * 1024;

    const string TokenVariable = "PLIMSOLL_REGISTRY_TOKEN";

    readonly Option<string?> _user = new("--username")
    {
        Description = "The user at the registry of IMAGE; needs --password-stdin. Otherwise the logins of docker and podman are used.",
        HelpName = "USER",
    };

    readonly Option<bool> _password = new("--password-stdin")
    {
        Description = "Read the password for --username from standard input: "
            + "aws ecr get-login-password | plimsoll scan IMAGE --username AWS --password-stdin",
    };

    readonly Option<string[]> _mirrors = new("--registry-mirror")
    {
        Description = "Ask the mirror at URL first for images of REGISTRY. May be repeated. Example: docker.io=https://mirror.example/hub",
        HelpName = "REGISTRY=URL",
    };

    readonly Option<bool> _plainHttp = new("--plain-http") { Description = "Speak plain HTTP to registries, not HTTPS." };

    readonly Option<string[]> _authorities = new("--registry-ca")
    {
        Description = "Trust the certificate authorities in FILE (PEM) too. May be repeated.",
        HelpName = "FILE",
    };

    readonly Option<bool> _anyCertificate = new("--insecure-skip-tls-verify")
    {
        Description = "Accept any certificate of a registry. Whoever is in between can then read the login and answer in its name.",
    };

    /// <summary>Adds the options of a command that names one image: a login may be given for its registry.</summary>
    public void AddLoginTo(Command command)
    {
        command.Add(_user);
        command.Add(_password);
    }

    /// <summary>Adds the options that count for every registry.</summary>
    public void AddTo(Command command)
    {
        command.Add(_mirrors);
        command.Add(_authorities);
        command.Add(_plainHttp);
        command.Add(_anyCertificate);
    }

    /// <summary>A client by these options.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="image">The one image that is named; <c>null</c> where Pods name them.</param>
    /// <param name="surroundings">The process.</param>
    /// <param name="cancellation">Ends the reading of the password.</param>
    /// <exception cref="UsageException">An option is wrong.</exception>
    public async Task<RegistryClient> ClientAsync(
        ParseResult parsed, ImageReference? image, Surroundings surroundings, CancellationToken cancellation) =>
        new(await SettingsAsync(parsed, image?.Registry, surroundings, cancellation));

    /// <summary>The settings of a client by these options.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="registry">The host that <c>--username</c> is for; <c>null</c> where no single one is named.</param>
    /// <param name="surroundings">The process.</param>
    /// <param name="cancellation">Ends the reading of the password.</param>
    /// <exception cref="UsageException">An option is wrong.</exception>
    public async Task<RegistrySettings> SettingsAsync(
        ParseResult parsed, string? registry, Surroundings surroundings, CancellationToken cancellation)
    {
        var given = registry is null ? null : await LoginAsync(parsed, surroundings, cancellation);
        var files = new LoginFiles(surroundings.LoginFiles, new CredentialPrograms(surroundings.ProgramFolders, surroundings.Time));
        if (parsed.GetValue(_anyCertificate))
            await surroundings.Error.WriteLineAsync("plimsoll: --insecure-skip-tls-verify: certificates of registries are not checked.");
        return new RegistrySettings
        {
            Time = surroundings.Time,
            PlainHttp = parsed.GetValue(_plainHttp),
            AcceptAnyCertificate = parsed.GetValue(_anyCertificate),
            Authorities = Authorities(parsed),
            Mirrors = [.. (parsed.GetValue(_mirrors) ?? []).Select(Mirror)],
            FindLogin = (host, repository, token) => given is not null && host == registry
                ? Task.FromResult<RegistryLogin?>(given)
                : files.FindAsync(host, repository, token),
        };
    }

    async Task<RegistryLogin?> LoginAsync(ParseResult parsed, Surroundings surroundings, CancellationToken cancellation)
    {
        var (user, reads) = (parsed.GetValue(_user), parsed.GetValue(_password));
        if (user is not { Length: > 0 })
        {
            if (reads)
                throw new UsageException("--password-stdin: whose password is it? Name the user with --username.");
            if (surroundings.Environment(TokenVariable)?.Trim() is not { Length: > 0 } token)
                return null;
            return RegistryLogin.IsToken(token)
                ? new RegistryLogin("", "", "", token)
                : throw new UsageException($"{TokenVariable}: there is a space, a line break or the like within it, so it is no token.");
        }
        if (!reads)
            throw new UsageException("--username: the password is read from standard input only; add --password-stdin.");
        return new RegistryLogin(user, await PasswordAsync(surroundings.Input, cancellation));
    }

    static async Task<string> PasswordAsync(Stream input, CancellationToken cancellation)
    {
        var bytes = new byte[MaxPasswordBytes + 1];
        var length = await input.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        if (length > MaxPasswordBytes)
            throw new UsageException($"--password-stdin: more than {MaxPasswordBytes} bytes.");
        var password = Encoding.UTF8.GetString(bytes, 0, length).TrimEnd('\r', '\n');
        return password.Length > 0 ? password : throw new UsageException("--password-stdin: there is nothing on standard input.");
    }

    static RegistryMirror Mirror(string text) => RegistryMirror.TryParse(text, out var mirror)
        ? mirror
        : throw new UsageException($"--registry-mirror {text}: expected REGISTRY=URL, e.g. docker.io=https://mirror.example.");

    X509Certificate2Collection Authorities(ParseResult parsed)
    {
        var authorities = new X509Certificate2Collection();
        foreach (var file in parsed.GetValue(_authorities) ?? [])
        {
            try
            {
                if (new FileInfo(file).Length > MaxAuthoritiesBytes)
                    throw new UsageException($"--registry-ca {file}: more than {MaxAuthoritiesBytes} bytes.");
                using var reader = new StreamReader(file);
                var before = authorities.Count;
                authorities.ImportFromPem(reader.ReadToEnd());
                if (authorities.Count == before)
                    throw new UsageException($"--registry-ca {file}: there is no certificate in it, expected PEM.");
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CryptographicException)
            {
                throw new UsageException($"--registry-ca {file}: {problem.Message}");
            }
        }
        return authorities;
    }
}
