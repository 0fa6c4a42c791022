using System.Text;

namespace Plimsoll.Model.Packages;

/// <summary>A package URL (purl): one name for a package that every tool understands.</summary>
/// <param name="Text">The canonical text.</param>
/// <remarks>ECMA-427 (https://github.com/package-url/purl-spec), and of its types those of <see cref="Ecosystem.All"/>.</remarks>
public sealed record PackageUrl(string Text)
{
    /// <summary>The package URL of <paramref name="package"/>, installed on <paramref name="distro"/>.</summary>
    public static PackageUrl Of(Package package, Distro? distro)
    {
        var text = new StringBuilder("pkg:").Append(package.Ecosystem.PurlType).Append('/');
        if (package.Ecosystem == Ecosystem.Rpm)
            AppendRpm(text, package, distro);
        else if (package.Ecosystem.IsOperatingSystem)
            AppendOperatingSystem(text, package, distro);
        else
            AppendVersion(text.Append(Path(package)), Version(package));
        if (package.Ecosystem == Ecosystem.CocoaPods && package.Name.IndexOf('/') is > 0 and var slash && slash < package.Name.Length - 1)
            text.Append('#').Append(Segments(package.Name[(slash + 1)..]));
        return new PackageUrl(text.ToString());
    }

    /// <summary>A path of a file as it may stand behind a package URL: every segment escaped as one of its own is.</summary>
    public static string EscapePath(string path) => string.Join('/', path.Split('/').Select(Escape));

    /// <summary>The canonical text.</summary>
    public override string ToString() => Text;

    static void AppendOperatingSystem(StringBuilder text, Package package, Distro? distro)
    {
        // An unknown distribution leaves the package manager's own home as the namespace.
        var home = package.Ecosystem.Name switch { "apk" => "alpine", "pacman" => "arch", "portage" => "gentoo", _ => "debian" };
        text.Append(Escape(distro?.Id is { Length: > 0 } id ? id.ToLowerInvariant() : home)).Append('/')
            .AppendJoin('/', package.Name.ToLowerInvariant().Split('/').Select(Escape));
        AppendVersion(text, package.Version);
        AppendQualifiers(text, package.Architecture, distro, "");
    }

    // The epoch is a qualifier, and the name keeps its case.
    static void AppendRpm(StringBuilder text, Package package, Distro? distro)
    {
        var colon = package.Version.IndexOf(':');
        var epoch = colon > 0 ? package.Version[..colon] : "";
        if (distro?.Id is { Length: > 0 } id)
            text.Append(Escape(id.ToLowerInvariant() is "rhel" ? "redhat" : id.ToLowerInvariant())).Append('/');
        AppendVersion(text.Append(Escape(package.Name)), package.Version[(colon + 1)..]);
        AppendQualifiers(text, package.Architecture, distro, epoch is "0" ? "" : epoch);
    }

    // A package without a version (a module by itself) has no @ either.
    static void AppendVersion(StringBuilder text, string version)
    {
        if (version.Length > 0)
            text.Append('@').Append(Escape(version));
    }

    /// <summary>Namespace and name, as the type wants them.</summary>
    static string Path(Package package) => package.Ecosystem.Name switch
    {
        "PyPI" => Escape(PythonName.Normalise(package.Name)),
        "Maven" => Segments(package.Name.Replace(':', '/')),
        // npm's scope is the namespace, its @ escaped: pkg:npm/%40angular/core.
        "npm" or "Go" or "Packagist" or "Hex" or "Bitnami" or "GitHub Actions" or "LuaRocks" => Segments(package.Name.ToLowerInvariant()),
        // A name with a slash, which is no namespace: pkg:k8s/k8s.io%2Fkubelet.
        "Kubernetes" => Escape(package.Name),
        // A subspec of a pod is a subpath, behind the version.
        "CocoaPods" => Escape(package.Name.Split('/', 2)[0]),
        _ => Segments(package.Name),
    };

    static string Version(Package package) =>
        package.Ecosystem == Ecosystem.PyPI ? package.Version.ToLowerInvariant() : package.Version;

    static string Segments(string name) => string.Join('/', name.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Escape));

    // Qualifiers stand in the order of their keys.
    static void AppendQualifiers(StringBuilder text, string architecture, Distro? distro, string epoch)
    {
        var release = distro is { Id.Length: > 0 }
            ? distro.VersionId.Length == 0 ? distro.Id : $"{distro.Id}-{distro.VersionId}"
            : "";
        var separator = '?';
        foreach (var (key, value) in (ReadOnlySpan<(string, string)>)[("arch", architecture), ("distro", release), ("epoch", epoch)])
        {
            if (value.Length == 0)
                continue;
            text.Append(separator).Append(key).Append('=').Append(Escape(value));
            separator = '&';
        }
    }

    // The specification leaves ':' as it is; EscapeDataString already leaves A-Z a-z 0-9 - . _ ~.
    internal static string Escape(string part) => Uri.EscapeDataString(part).Replace("%3A", ":", StringComparison.Ordinal);
}
