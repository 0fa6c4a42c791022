using System.Text;

namespace Plimsoll.Model.Packages;

/// <summary>A package URL (purl): one name for a package that every tool understands.</summary>
/// <param name="Text">The canonical text.</param>
/// <remarks>ECMA-427 (https://github.com/package-url/purl-spec), and of its types deb, apk, npm and pypi.</remarks>
public sealed record PackageUrl(string Text)
{
    /// <summary>The package URL of <paramref name="package"/>, installed on <paramref name="distro"/>.</summary>
    public static PackageUrl Of(Package package, Distro? distro)
    {
        var text = new StringBuilder("pkg:").Append(package.Ecosystem.PurlType).Append('/');
        if (package.Ecosystem.IsOperatingSystem)
        {
            AppendVendor(text, package.Ecosystem, distro);
            text.Append(Escape(package.Name.ToLowerInvariant())).Append('@').Append(Escape(package.Version));
            AppendQualifiers(text, package.Architecture, distro);
        }
        else if (package.Ecosystem == Ecosystem.PyPI)
        {
            text.Append(Escape(PythonName.Normalise(package.Name)))
                .Append('@').Append(Escape(package.Version.ToLowerInvariant()));
        }
        else
        {
            // npm's scope is the namespace, its @ escaped: pkg:npm/%40angular/core.
            text.AppendJoin('/', package.Name.ToLowerInvariant().Split('/').Select(Escape))
                .Append('@').Append(Escape(package.Version));
        }
        return new PackageUrl(text.ToString());
    }

    /// <summary>The canonical text.</summary>
    public override string ToString() => Text;

    static void AppendVendor(StringBuilder text, Ecosystem ecosystem, Distro? distro)
    {
        // An unknown distribution leaves the package manager's own home as the namespace.
        var home = ecosystem == Ecosystem.Apk ? "alpine" : "debian";
        text.Append(Escape(distro?.Id is { Length: > 0 } id ? id.ToLowerInvariant() : home)).Append('/');
    }

    // Qualifiers stand in the order of their keys.
    static void AppendQualifiers(StringBuilder text, string architecture, Distro? distro)
    {
        var separator = '?';
        if (architecture.Length > 0)
        {
            text.Append(separator).Append("arch=").Append(Escape(architecture));
            separator = '&';
        }
        if (distro is { Id.Length: > 0 })
        {
            var name = distro.VersionId.Length == 0 ? distro.Id : $"{distro.Id}-{distro.VersionId}";
            text.Append(separator).Append("distro=").Append(Escape(name));
        }
    }

    // The specification leaves ':' as it is; EscapeDataString already leaves A-Z a-z 0-9 - . _ ~.
    static string Escape(string part) => Uri.EscapeDataString(part).Replace("%3A", ":", StringComparison.Ordinal);
}
