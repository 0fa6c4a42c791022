using System.Collections.Immutable;
using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>How a distribution files its advisories: under which names of releases, and of source or of binary packages.</summary>
/// <remarks>
/// OSV schema 1.7, "Defined ecosystems": the release follows a colon. A release may have several names, e.g. Red Hat's one for each
/// repository; what any of them says counts. docs/distributions.md is this table for users.
/// </remarks>
static class DistributionRules
{
    /// <summary>The names that a release may have; empty where nobody publishes advisories for the distribution in a form that is read.</summary>
    /// <remarks>A name that ends with <c>::*</c> stands for all that begin like it.</remarks>
    internal static ImmutableArray<string> Scopes(Distro distro) => (distro.Id, distro.RepositoryRelease.Length > 0 ? distro.RepositoryRelease : distro.VersionId) switch
    {
        ("debian", { Length: > 0 } version) => [$"Debian:{Parts(version, 1)}"],
        ("ubuntu", { Length: > 0 } version) => [$"Ubuntu:{version}:LTS", $"Ubuntu:{version}"],
        // The VERSION_ID of edge is the next release with a date: 3.24_alpha20260127.
        ("alpine", var version) when version is "" or "edge" || version.Contains('_') => ["Alpine:edge"],
        ("alpine", var version) => [$"Alpine:v{Parts(version, 2)}"],
        ("wolfi", _) => ["Wolfi"],
        ("chainguard", _) => ["Chainguard"],
        ("minimos", _) => ["MinimOS"],
        ("rhel" or "redhat", { Length: > 0 } version) => RedHat(version),
        // The rebuild of the same sources: its packages have the versions of Red Hat's, Stream's do not.
        ("centos", { Length: > 0 } version) when !distro.PrettyName.Contains("Stream", StringComparison.Ordinal) => RedHat(version),
        ("almalinux", { Length: > 0 } version) => [$"AlmaLinux:{Parts(version, 1)}"],
        ("rocky", { Length: > 0 } version) => [$"Rocky Linux:{Parts(version, 1)}"],
        ("ol", { Length: > 0 } version) => [$"Oracle Linux:{Parts(version, 1)}"],
        ("amzn", { Length: > 0 } version) => [$"Amazon Linux:{(Parts(version, 1) is "2" or "2023" or "2022" ? Parts(version, 1) : "1")}"],
        ("azurelinux", { Length: > 0 } version) => [$"Azure Linux:{Parts(version, 1)}"],
        ("mariner", { Length: > 0 } version) => [$"Azure Linux:{Parts(version, 1)}", $"CBL-Mariner:{version}"],
        ("mageia", { Length: > 0 } version) => [$"Mageia:{Parts(version, 1)}"],
        ("photon", { Length: > 0 } version) => [$"Photon OS:{version}"],
        ("openEuler", { Length: > 0 } version) => [$"openEuler:{version}"],
        ("opensuse-leap", { Length: > 0 } version) => [$"openSUSE:Leap {version}"],
        ("opensuse-tumbleweed", _) => ["openSUSE:Tumbleweed"],
        ("sles" or "sled", { Length: > 0 } version) => Suse(version),
        ("sl-micro", { Length: > 0 } version) => [$"SUSE:Linux Micro {version}"],
        ("echo", _) => ["Echo"],
        _ => [],
    };

    /// <summary>Whether the advisories of a release name the packages that are installed, and not the sources that these are built of.</summary>
    /// <param name="scope">E.g. <c>AlmaLinux:9</c>.</param>
    internal static bool NamesBinaries(string scope) => scope.Split(':')[0]
        is "Red Hat" or "AlmaLinux" or "Oracle Linux" or "Amazon Linux" or "Azure Linux" or "CBL-Mariner" or "SUSE" or "openSUSE";

    /// <summary>The name and the version under which a package is looked up.</summary>
    /// <param name="package">The package.</param>
    /// <param name="namesBinaries">What <see cref="NamesBinaries"/> says of the scope.</param>
    internal static (string Name, string Version) Lookup(Package package, bool namesBinaries)
    {
        if (!package.Ecosystem.IsOperatingSystem)
            return (AdvisoryName.Of(package.Ecosystem.Name, package.Name), package.Version);
        if (namesBinaries)
            return (package.Name, package.Version);
        return (package.Source, package.Ecosystem == Ecosystem.Rpm ? WithEpoch(package) : package.SourceVersion);
    }

    // The file name of a source rpm has no epoch; as a rule its packages have the epoch of the source.
    static string WithEpoch(Package package) =>
        !package.SourceVersion.Contains(':') && package.Version.IndexOf(':') is var colon and > 0
            ? string.Concat(package.Version.AsSpan(0, colon + 1), package.SourceVersion)
            : package.SourceVersion;

    static ImmutableArray<string> RedHat(string version)
    {
        var major = Parts(version, 1);
        return [$"Red Hat:{major}", $"Red Hat:enterprise_linux:{major}", $"Red Hat:enterprise_linux:{major}::*"];
    }

    static ImmutableArray<string> Suse(string version)
    {
        var (major, pack) = version.Split('.') is [var first, var second, ..] ? (first, second) : (version, "");
        var release = pack.Length > 0 ? $"{major} SP{pack}" : major;
        return [$"SUSE:Linux Enterprise Server {release}", $"SUSE:Linux Enterprise Module for Basesystem {release}", $"SUSE:Linux Enterprise Module for Server Applications {release}"];
    }

    static string Parts(string version, int count) => string.Join('.', version.Split('.').Take(count));
}
