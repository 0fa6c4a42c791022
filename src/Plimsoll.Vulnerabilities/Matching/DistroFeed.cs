using System.Collections.Immutable;
using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>Under which names OSV files a distribution's advisories.</summary>
/// <remarks>OSV schema 1.7, "Defined ecosystems": the release follows a colon.</remarks>
static class DistroFeed
{
    /// <summary>The names to try, best first; empty where OSV has none for the distribution.</summary>
    internal static ImmutableArray<string> Names(Distro distro) => (distro.Id, distro.VersionId) switch
    {
        ("debian", { Length: > 0 } version) => [$"Debian:{Parts(version, 1)}"],
        ("ubuntu", { Length: > 0 } version) => [$"Ubuntu:{version}:LTS", $"Ubuntu:{version}"],
        // The VERSION_ID of edge is the next release with a date: 3.24_alpha20260127.
        ("alpine", var version) when version.Length == 0 || version.Contains('_') => ["Alpine:edge"],
        ("alpine", var version) => [$"Alpine:v{Parts(version, 2)}"],
        ("wolfi", _) => ["Wolfi"],
        ("chainguard", _) => ["Chainguard"],
        ("almalinux", { Length: > 0 } version) => [$"AlmaLinux:{Parts(version, 1)}"],
        ("rocky", { Length: > 0 } version) => [$"Rocky Linux:{Parts(version, 1)}"],
        ("azurelinux", { Length: > 0 } version) => [$"Azure Linux:{Parts(version, 1)}"],
        ("mageia", { Length: > 0 } version) => [$"Mageia:{Parts(version, 1)}"],
        ("photon", { Length: > 0 } version) => [$"Photon OS:{version}"],
        ("opensuse-leap", { Length: > 0 } version) => [$"openSUSE:Leap {version}"],
        _ => [],
    };

    static string Parts(string version, int count) => string.Join('.', version.Split('.').Take(count));
}
