using System.Collections.Immutable;

namespace Plimsoll.Model.Packages;

/// <summary>A family of packages that share a naming scheme and a version ordering.</summary>
/// <param name="Name">Its name in reports and flags, e.g. <c>deb</c>.</param>
/// <param name="PurlType">The type part of the package URL, e.g. <c>apk</c> in <c>pkg:apk/alpine/busybox</c>.</param>
/// <param name="IsOperatingSystem">Whether its packages belong to a distribution, and so its advisories too.</param>
public sealed record Ecosystem(string Name, string PurlType, bool IsOperatingSystem)
{
    /// <summary>Debian's, Ubuntu's and distroless' packages.</summary>
    public static Ecosystem Deb { get; } = new("deb", "deb", true);

    /// <summary>Alpine, Wolfi and Chainguard packages.</summary>
    public static Ecosystem Apk { get; } = new("apk", "apk", true);

    /// <summary>JavaScript packages of the npm registry.</summary>
    public static Ecosystem Npm { get; } = new("npm", "npm", false);

    /// <summary>Python packages of the Python Package Index.</summary>
    public static Ecosystem PyPI { get; } = new("PyPI", "pypi", false);

    /// <summary>Every ecosystem there is.</summary>
    public static ImmutableArray<Ecosystem> All { get; } = [Deb, Apk, Npm, PyPI];

    /// <summary><see cref="Name"/>.</summary>
    public override string ToString() => Name;
}
