using System.Collections.Immutable;
using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>How a distribution files its advisories: under which names of releases, and of source or of binary packages.</summary>
/// <remarks>
/// OSV schema 1.7, "Defined ecosystems": the release follows a colon. A release may have several names, e.g. SUSE's one for each
/// module; what any of them says counts. Red Hat's repositories are told apart by <see cref="RepositoryFilter"/>. docs/distributions.md is this table for users.
/// </remarks>
static class DistributionRules
{
    /// <summary>The names that a release may have; empty where nobody publishes advisories for the distribution in a form that is read.</summary>
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
        ("rhel" or "redhat", { Length: > 0 } version) => [$"Red Hat:{Parts(version, 1)}"],
        // The rebuild of the same sources: its packages have the versions of Red Hat's, Stream's do not.
        ("centos", { Length: > 0 } version) when !distro.PrettyName.Contains("Stream", StringComparison.Ordinal) => [$"Red Hat:{Parts(version, 1)}"],
        ("almalinux", { Length: > 0 } version) => [$"AlmaLinux:{Parts(version, 1)}"],
        ("rocky", { Length: > 0 } version) => [$"Rocky Linux:{Parts(version, 1)}"],
        ("ol", { Length: > 0 } version) => [$"Oracle Linux:{Parts(version, 1)}"],
        ("amzn", { Length: > 0 } version) => [$"Amazon Linux:{(Parts(version, 1) is "2" or "2023" or "2022" ? Parts(version, 1) : "1")}"],
        ("azurelinux" or "mariner", { Length: > 0 } version) => [$"Azure Linux:{Parts(version, 1)}"],
        ("fedora", { Length: > 0 } version) => [$"Fedora:{version}"],
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

    /// <summary>Which packages the advisories of a release name.</summary>
    /// <param name="scope">E.g. <c>AlmaLinux:9</c>.</param>
    internal static NamedBy NamedBy(string scope) => scope.Split(':')[0] switch
    {
        "Red Hat" => Matching.NamedBy.BinaryAndUnfixedSource,
        "AlmaLinux" or "Oracle Linux" or "Amazon Linux" or "Azure Linux" or "Fedora" => Matching.NamedBy.Binary,
        "Rocky Linux" or "SUSE" or "openSUSE" or "Photon OS" or "Mageia" or "openEuler" => Matching.NamedBy.Either,
        _ => Matching.NamedBy.Source,
    };

    /// <summary>The names and versions under which a package is looked up: one, or two where both names may be meant and differ.</summary>
    /// <param name="package">The package.</param>
    /// <param name="namedBy">What <see cref="NamedBy(string)"/> says of the scope.</param>
    /// <param name="second">The second one; <c>null</c> where there is none.</param>
    internal static PackageLookup Lookup(Package package, NamedBy namedBy, out PackageLookup? second)
    {
        second = null;
        if (!package.Ecosystem.IsOperatingSystem)
            return new PackageLookup(AdvisoryName.Of(package.Ecosystem.Name, package.Name), package.Version);
        if (namedBy != Matching.NamedBy.Binary)
        {
            var source = new PackageLookup(package.Source, package.Ecosystem == Ecosystem.Rpm ? WithEpoch(package) : package.SourceVersion);
            if (namedBy == Matching.NamedBy.Source)
                return source;
            if (package.Source != package.Name)
                second = source;
        }
        return new PackageLookup(package.Name, package.Version);
    }

    // The file name of a source rpm has no epoch; as a rule its packages have the epoch of the source.
    static string WithEpoch(Package package) =>
        !package.SourceVersion.Contains(':') && package.Version.IndexOf(':') is var colon and > 0
            ? string.Concat(package.Version.AsSpan(0, colon + 1), package.SourceVersion)
            : package.SourceVersion;

    static ImmutableArray<string> Suse(string version)
    {
        var (major, pack) = version.Split('.') is [var first, var second, ..] ? (first, second) : (version, "");
        var release = pack.Length > 0 ? $"{major} SP{pack}" : major;
        return [$"SUSE:Linux Enterprise Server {release}", $"SUSE:Linux Enterprise Module for Basesystem {release}", $"SUSE:Linux Enterprise Module for Server Applications {release}"];
    }

    static string Parts(string version, int count) => string.Join('.', version.Split('.').Take(count));
}
