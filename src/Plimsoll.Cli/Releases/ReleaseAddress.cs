using System.Net;
using Plimsoll.Images.Sources.Registry;
using Plimsoll.Model.Images;
using Plimsoll.Vulnerabilities.Updates;

namespace Plimsoll.Cli.Releases;

/// <summary>Where a database is published, as a user names it: a folder, a web server, a registry.</summary>
abstract record ReleaseAddress
{
    const string RegistryScheme = "oci://";

    ReleaseAddress()
    {
    }

    /// <summary>The host that a login is for; <c>null</c> where there is none.</summary>
    public abstract string? Host { get; }

    /// <summary>Reads an address.</summary>
    /// <param name="text">
    /// <c>https://HOST/PATH/</c>; <c>oci://REGISTRY/REPOSITORY:TAG</c>, or without the scheme where the first part names a host by a dot, a port or
    /// <c>localhost</c>; anything else is a folder.
    /// </param>
    /// <exception cref="UsageException">It is none of these.</exception>
    public static ReleaseAddress Parse(string text)
    {
        if (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            return MirrorAt(text);
        if (text.StartsWith(RegistryScheme, StringComparison.Ordinal))
            return RegistryAt(text[RegistryScheme.Length..]);
        var slash = text.IndexOf('/');
        var first = slash > 0 ? text[..slash] : "";
        return !Directory.Exists(text) && first is not ("." or "..") && (first.AsSpan().ContainsAny('.', ':') || first == "localhost")
            ? RegistryAt(text)
            : new Folder(Path.GetFullPath(text));
    }

    /// <summary>Opens it for reading.</summary>
    /// <exception cref="UsageException">It would be plain HTTP to another machine, which nobody asked for.</exception>
    public IReleaseSource Open(RegistrySettings settings) => this switch
    {
        Folder folder => new FolderReleases(folder.Path),
        Mirror mirror => mirror.Connect(settings),
        Registry registry => new RegistryReleases(registry.Reference, settings),
        _ => throw new InvalidOperationException($"{this} is of no kind that is known."),
    };

    /// <summary>Opens it for writing.</summary>
    /// <exception cref="UsageException">It cannot be written to.</exception>
    public IReleaseTarget OpenTarget(RegistrySettings settings) => this switch
    {
        Folder folder => new FolderReleases(folder.Path),
        Registry registry => new RegistryReleases(registry.Reference, settings),
        _ => throw new UsageException($"{this}: a web server is not written to. Publish into the folder that it serves: plimsoll db push FOLDER."),
    };

    static Mirror MirrorAt(string text) =>
        Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var address)
            && (address.UserInfo + address.Query + address.Fragment).Length == 0
            ? new Mirror(address)
            : throw new UsageException($"{text}: expected https://HOST/PATH/, without user, query and fragment. A login is read from docker's and podman's files.");

    static Registry RegistryAt(string text) => ImageReference.TryParse(text, out var reference)
        ? new Registry(reference)
        : throw new UsageException($"{text}: expected REGISTRY/REPOSITORY:TAG, e.g. registry.example/security/plimsoll-db:latest.");

    /// <summary>A folder.</summary>
    /// <param name="Path">Its full path.</param>
    public sealed record Folder(string Path) : ReleaseAddress
    {
        /// <inheritdoc/>
        public override string? Host => null;

        /// <inheritdoc/>
        public override string ToString() => Path;
    }

    /// <summary>A folder on a web server.</summary>
    /// <param name="Address">Its address; ends with a slash.</param>
    public sealed record Mirror(Uri Address) : ReleaseAddress
    {
        /// <inheritdoc/>
        public override string? Host => Address.Authority;

        /// <inheritdoc/>
        public override string ToString() => Address.ToString();

        /// <summary>Opens it.</summary>
        public MirrorReleases Connect(RegistrySettings settings) =>
            Address.Scheme == "https" || settings.PlainHttp || Address.IsLoopback || (IPAddress.TryParse(Address.Host, out var host) && IPAddress.IsLoopback(host))
                ? new MirrorReleases(Address, settings)
                : throw new UsageException($"{Address}: plain HTTP goes to this machine only, unless --plain-http is said.");
    }

    /// <summary>A repository of a registry.</summary>
    /// <param name="Reference">The repository, and a tag or digest.</param>
    public sealed record Registry(ImageReference Reference) : ReleaseAddress
    {
        /// <inheritdoc/>
        public override string? Host => Reference.Registry;

        /// <inheritdoc/>
        public override string ToString() => Reference.ToString();
    }
}
