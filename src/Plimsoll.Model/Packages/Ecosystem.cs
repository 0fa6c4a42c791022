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

    /// <summary>Packages of Red Hat Enterprise Linux, AlmaLinux, Rocky Linux, SUSE and their relatives.</summary>
    public static Ecosystem Rpm { get; } = new("rpm", "rpm", true);

    /// <summary>Java packages of Maven repositories.</summary>
    public static Ecosystem Maven { get; } = new("Maven", "maven", false);

    /// <summary>.NET packages.</summary>
    public static Ecosystem NuGet { get; } = new("NuGet", "nuget", false);

    /// <summary>Go modules and Go's own library.</summary>
    public static Ecosystem Go { get; } = new("Go", "golang", false);

    /// <summary>Rust packages.</summary>
    public static Ecosystem CratesIo { get; } = new("crates.io", "cargo", false);

    /// <summary>Ruby packages.</summary>
    public static Ecosystem RubyGems { get; } = new("RubyGems", "gem", false);

    /// <summary>PHP packages.</summary>
    public static Ecosystem Packagist { get; } = new("Packagist", "composer", false);

    /// <summary>Elixir and Erlang packages.</summary>
    public static Ecosystem Hex { get; } = new("Hex", "hex", false);

    /// <summary>Dart packages.</summary>
    public static Ecosystem Pub { get; } = new("Pub", "pub", false);

    /// <summary>Swift packages, named by the address of their repository.</summary>
    public static Ecosystem SwiftUrl { get; } = new("SwiftURL", "swift", false);

    /// <summary>C and C++ packages of Conan.</summary>
    public static Ecosystem ConanCenter { get; } = new("ConanCenter", "conan", false);

    /// <summary>Applications as Bitnami packages them.</summary>
    public static Ecosystem Bitnami { get; } = new("Bitnami", "bitnami", false);

    /// <summary>Every ecosystem there is.</summary>
    public static ImmutableArray<Ecosystem> All { get; } =
    [
        Deb, Apk, Npm, PyPI, Rpm, Maven, NuGet, Go, CratesIo, RubyGems, Packagist, Hex, Pub, SwiftUrl, ConanCenter, Bitnami,
    ];

    /// <summary><see cref="Name"/>.</summary>
    public override string ToString() => Name;
}
