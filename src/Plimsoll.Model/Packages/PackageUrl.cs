using System.Text;

namespace Plimsoll.Model.Packages;

/// <summary>A package URL (purl): one name for a package that every tool understands.</summary>
/// <param name="Text">The canonical text.</param>
/// <remarks>ECMA-427 (package-url/purl-spec): PURL-SPECIFICATION.rst and PURL-TYPES.rst.</remarks>
public sealed record PackageUrl(string Text)
{
    /// <summary>The package URL of <paramref name="package"/>, installed on <paramref name="distro"/>.</summary>
    public static PackageUrl Of(Package package, Distro? distro)
    {
        var text = new StringBuilder("pkg:").Append(package.Ecosystem.PurlType).Append('/');
        if (package.Ecosystem.IsOperatingSystem)
        {
            // An unknown distribution leaves the package manager's own home as the namespace.
            var vendor = distro?.Id is { Length: > 0 } id ? id : package.Ecosystem == Ecosystem.Apk ? "alpine" : "debian";
            text.Append(Escape(vendor)).Append('/').Append(Escape(package.Name.ToLowerInvariant()));
        }
        else if (package.Ecosystem == Ecosystem.PyPI)
        {
            text.Append(Escape(package.Name.ToLowerInvariant().Replace('_', '-')));
        }
        else
        {
            text.AppendJoin('/', package.Name.Split('/').Select(Escape));
        }

        text.Append('@').Append(Escape(package.Version));
        if (!package.Ecosystem.IsOperatingSystem)
            return new PackageUrl(text.ToString());

        var separator = '?';
        if (package.Architecture.Length > 0)
        {
            text.Append(separator).Append("arch=").Append(Escape(package.Architecture));
            separator = '&';
        }
        if (distro is { Id.Length: > 0 })
        {
            var name = distro.VersionId.Length == 0 ? distro.Id : $"{distro.Id}-{distro.VersionId}";
            text.Append(separator).Append("distro=").Append(Escape(name));
        }
        return new PackageUrl(text.ToString());
    }

    /// <summary>The canonical text.</summary>
    public override string ToString() => Text;

    // The specification leaves ':' as it is; EscapeDataString already leaves A-Z a-z 0-9 - . _ ~.
    static string Escape(string part) => Uri.EscapeDataString(part).Replace("%3A", ":", StringComparison.Ordinal);
}
