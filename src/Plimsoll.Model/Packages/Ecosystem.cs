using System.Collections.Immutable;

namespace Plimsoll.Model.Packages;

/// <summary>A family of packages that share a naming scheme and a version ordering.</summary>
/// <param name="Name">Its name in reports and flags, e.g. <c>deb</c>.</param>
/// <param name="PurlType">The type part of the package URL, e.g. <c>apk</c> in <c>pkg:apk/alpine/busybox</c>.</param>
/// <param name="IsOperatingSystem">Whether its packages belong to a distribution, and so its advisories too.</param>
/// <remarks>Names of languages are OSV's where OSV has one (schema 1.7, "Defined ecosystems"), types those of the purl registry.</remarks>
public sealed record Ecosystem(string Name, string PurlType, bool IsOperatingSystem)
{
    /// <summary>Debian's, Ubuntu's and distroless' packages.</summary>
    public static Ecosystem Deb { get; } = new("deb", "deb", true);

    /// <summary>Alpine, Wolfi and Chainguard packages.</summary>
    public static Ecosystem Apk { get; } = new("apk", "apk", true);

    /// <summary>Packages of Red Hat's, SUSE's, Amazon's and other distributions with rpm.</summary>
    public static Ecosystem Rpm { get; } = new("rpm", "rpm", true);

    /// <summary>Arch Linux packages.</summary>
    public static Ecosystem Pacman { get; } = new("pacman", "alpm", true);

    /// <summary>Gentoo packages.</summary>
    public static Ecosystem Portage { get; } = new("portage", "ebuild", true);

    /// <summary>Packages of Nix' store.</summary>
    public static Ecosystem Nix { get; } = new("nix", "nix", false);

    /// <summary>JavaScript packages of the npm registry.</summary>
    public static Ecosystem Npm { get; } = new("npm", "npm", false);

    /// <summary>Python packages of the Python Package Index.</summary>
    public static Ecosystem PyPI { get; } = new("PyPI", "pypi", false);

    /// <summary>Packages of conda channels.</summary>
    public static Ecosystem Conda { get; } = new("conda", "conda", false);

    /// <summary>Java artifacts; the name is <c>GROUP:ARTIFACT</c>.</summary>
    public static Ecosystem Maven { get; } = new("Maven", "maven", false);

    /// <summary>Go modules, and its standard library as <c>stdlib</c>.</summary>
    public static Ecosystem Go { get; } = new("Go", "golang", false);

    /// <summary>Rust crates.</summary>
    public static Ecosystem Cargo { get; } = new("crates.io", "cargo", false);

    /// <summary>.NET packages, and the shared frameworks under the names of their runtime packages.</summary>
    public static Ecosystem NuGet { get; } = new("NuGet", "nuget", false);

    /// <summary>Ruby gems.</summary>
    public static Ecosystem RubyGems { get; } = new("RubyGems", "gem", false);

    /// <summary>PHP packages of Composer; the name is <c>VENDOR/NAME</c>.</summary>
    public static Ecosystem Packagist { get; } = new("Packagist", "composer", false);

    /// <summary>Dart packages.</summary>
    public static Ecosystem Pub { get; } = new("Pub", "pub", false);

    /// <summary>Elixir and Erlang packages.</summary>
    public static Ecosystem Hex { get; } = new("Hex", "hex", false);

    /// <summary>Haskell packages.</summary>
    public static Ecosystem Hackage { get; } = new("Hackage", "hackage", false);

    /// <summary>C and C++ packages of Conan.</summary>
    public static Ecosystem Conan { get; } = new("ConanCenter", "conan", false);

    /// <summary>Swift packages; the name is the address of the repository without its scheme.</summary>
    public static Ecosystem Swift { get; } = new("SwiftURL", "swift", false);

    /// <summary>CocoaPods.</summary>
    public static Ecosystem CocoaPods { get; } = new("CocoaPods", "cocoapods", false);

    /// <summary>Julia packages.</summary>
    public static Ecosystem Julia { get; } = new("Julia", "julia", false);

    /// <summary>R packages.</summary>
    public static Ecosystem Cran { get; } = new("CRAN", "cran", false);

    /// <summary>WordPress plugins and themes.</summary>
    public static Ecosystem WordPress { get; } = new("WordPress", "wordpress-plugin", false);

    /// <summary>Components of Bitnami's images.</summary>
    public static Ecosystem Bitnami { get; } = new("Bitnami", "bitnami", false);

    /// <summary>The components of Kubernetes itself, as a bill of materials of a cluster names them, e.g. <c>k8s.io/kubelet</c>.</summary>
    public static Ecosystem Kubernetes { get; } = new("Kubernetes", "k8s", false);

    /// <summary>OCaml packages of opam.</summary>
    public static Ecosystem Opam { get; } = new("opam", "opam", false);

    /// <summary>Actions and workflows that a workflow of GitHub uses; the name is <c>OWNER/REPOSITORY</c>.</summary>
    public static Ecosystem GitHubActions { get; } = new("GitHub Actions", "github", false);

    /// <summary>Lua packages of LuaRocks.</summary>
    public static Ecosystem LuaRocks { get; } = new("LuaRocks", "luarocks", false) { HasAdvisories = false };

    /// <summary>Applications of Erlang's run time system, those of Erlang itself among them.</summary>
    public static Ecosystem Otp { get; } = new("OTP", "otp", false) { HasAdvisories = false };

    /// <summary>Packs of SWI-Prolog.</summary>
    public static Ecosystem SwiPrologPack { get; } = new("SWI-Prolog", "swiplpack", false) { HasAdvisories = false };

    /// <summary>Formulae of Homebrew.</summary>
    public static Ecosystem Homebrew { get; } = new("Homebrew", "brew", false) { HasAdvisories = false };

    /// <summary>Providers of Terraform and OpenTofu; the name is <c>HOST/NAMESPACE/TYPE</c>.</summary>
    public static Ecosystem Terraform { get; } = new("Terraform", "terraform", false) { HasAdvisories = false };

    /// <summary>C and C++ ports of vcpkg.</summary>
    public static Ecosystem Vcpkg { get; } = new("vcpkg", "vcpkg", false) { HasAdvisories = false };

    /// <summary>Programs recognised by their content, which no package manager installed.</summary>
    public static Ecosystem Binary { get; } = new("binary", "generic", false) { HasAdvisories = false };

    /// <summary>Every ecosystem there is.</summary>
    public static ImmutableArray<Ecosystem> All { get; } =
    [
        Deb, Apk, Rpm, Pacman, Portage, Nix, Npm, PyPI, Conda, Maven, Go, Cargo, NuGet, RubyGems, Packagist, Pub, Hex, Hackage, Conan,
        Swift, CocoaPods, Julia, Cran, WordPress, Bitnami, Kubernetes, Opam, GitHubActions, LuaRocks, Otp, SwiPrologPack, Homebrew, Terraform, Vcpkg, Binary,
    ];

    /// <summary>
    /// Whether there are advisories that name its packages. Where nobody files any, a package is told in the inventory and not compared:
    /// no database could close that gap.
    /// </summary>
    public bool HasAdvisories { get; init; } = true;

    /// <summary><see cref="Name"/>.</summary>
    public override string ToString() => Name;
}
