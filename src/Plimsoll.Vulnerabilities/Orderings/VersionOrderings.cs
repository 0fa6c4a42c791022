using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Every version ordering there is. A new one is one line in <see cref="All"/> and one in <see cref="TryFind"/>.</summary>
public static class VersionOrderings
{
    /// <summary>Debian's ordering.</summary>
    public static IVersionOrdering Deb { get; } = new DebOrdering();

    /// <summary>Alpine's ordering.</summary>
    public static IVersionOrdering Apk { get; } = new ApkOrdering();

    /// <summary>Python's ordering.</summary>
    public static IVersionOrdering Pep440 { get; } = new Pep440Ordering();

    /// <summary>Maven's ordering.</summary>
    public static IVersionOrdering Maven { get; } = new MavenOrdering();

    /// <summary>RubyGems' ordering.</summary>
    public static IVersionOrdering Gem { get; } = new GemOrdering();

    /// <summary>NuGet's ordering.</summary>
    public static IVersionOrdering NuGet { get; } = new NuGetOrdering();

    /// <summary>The ordering of Go's modules and tool chain.</summary>
    public static IVersionOrdering Go { get; } = new GoOrdering();

    /// <summary>The ordering of PHP packages.</summary>
    public static IVersionOrdering Composer { get; } = new ComposerOrdering();

    /// <summary>The ordering of Dart's packages.</summary>
    public static IVersionOrdering Pub { get; } = new PubOrdering();

    /// <summary>Conan's ordering.</summary>
    public static IVersionOrdering Conan { get; } = new ConanOrdering();

    /// <summary>Bitnami's ordering.</summary>
    public static IVersionOrdering Bitnami { get; } = new BitnamiOrdering();

    /// <summary>Kubernetes' ordering.</summary>
    public static IVersionOrdering Kubernetes { get; } = new KubernetesOrdering();

    /// <summary>Arch Linux's ordering.</summary>
    public static IVersionOrdering Pacman { get; } = new PacmanOrdering();

    /// <summary>Gentoo's ordering.</summary>
    public static IVersionOrdering Portage { get; } = new PortageOrdering();

    /// <summary>The ordering of Java runtimes.</summary>
    public static IVersionOrdering Jvm { get; } = new JvmOrdering();

    /// <summary>The best effort for versions of an unknown scheme.</summary>
    public static IVersionOrdering Fuzzy { get; } = new FuzzyOrdering();

    /// <summary>All orderings.</summary>
    public static ImmutableArray<IVersionOrdering> All { get; } =
    [
        Deb, Apk, RpmOrdering.Evr, RpmOrdering.Segment, Pacman, Portage,
        SemVerOrdering.Npm, SemVerOrdering.Strict, SemVerOrdering.Cargo, SemVerOrdering.Hex, SemVerOrdering.Swift, SemVerOrdering.GitHubActions,
        Pep440, Maven, Gem, NuGet, Go, Composer, Pub, Conan, Bitnami, Kubernetes, Jvm,
        LooseOrdering.Generic, LooseOrdering.Semantic, Fuzzy,
    ];

    /// <summary>The ordering of <paramref name="ecosystem"/>'s versions.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Nobody has said how this ecosystem orders its versions.</exception>
    public static IVersionOrdering For(Ecosystem ecosystem) => TryFind(ecosystem.Name, out var ordering)
        ? ordering
        : throw new ArgumentOutOfRangeException(nameof(ecosystem), ecosystem, "There is no version ordering for it.");

    /// <summary>The ordering of an ecosystem under the name that OSV or Plimsoll gives it.</summary>
    /// <param name="ecosystem">E.g. <c>deb</c>, <c>Maven</c>, <c>Rocky Linux:9</c>; what follows a colon does not count.</param>
    /// <param name="ordering">The ordering.</param>
    /// <returns>Whether there is one; an ecosystem whose order nobody knows must never be compared by a guess.</returns>
    /// <remarks>OSV schema 1.7, "Defined ecosystems".</remarks>
    public static bool TryFind(string ecosystem, [NotNullWhen(true)] out IVersionOrdering? ordering)
    {
        ordering = ecosystem.Split(':')[0] switch
        {
            // opam orders its versions as Debian does: https://opam.ocaml.org/doc/Manual.html#version-ordering.
            "deb" or "Debian" or "Ubuntu" or "Echo" or "opam" => Deb,
            "apk" or "Alpine" or "Wolfi" or "Chainguard" or "MinimOS" or "Alpaquita" or "BellSoft Hardened Containers" => Apk,
            "rpm" or "Red Hat" or "AlmaLinux" or "Rocky Linux" or "Oracle Linux" or "Amazon Linux" or "SUSE" or "openSUSE"
                or "Photon OS" or "Mageia" or "openEuler" or "Azure Linux" or "Fedora" or "CentOS" => RpmOrdering.Evr,
            "npm" => SemVerOrdering.Npm,
            "PyPI" => Pep440,
            "Maven" => Maven,
            "NuGet" => NuGet,
            "Go" => Go,
            "crates.io" => SemVerOrdering.Cargo,
            "RubyGems" => Gem,
            "Packagist" => Composer,
            "Hex" => SemVerOrdering.Hex,
            "Pub" => Pub,
            "SwiftURL" => SemVerOrdering.Swift,
            "GitHub Actions" => SemVerOrdering.GitHubActions,
            "ConanCenter" => Conan,
            "Bitnami" => Bitnami,
            "Kubernetes" => Kubernetes,
            "Julia" => SemVerOrdering.Strict,
            "CocoaPods" => Gem,
            "Arch Linux" or "pacman" => Pacman,
            "Gentoo" or "portage" => Portage,
            _ => null,
        };
        return ordering is not null;
    }
}
