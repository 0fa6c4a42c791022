using System.Collections.Frozen;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>Who publishes an advisory in OSV's JSON, by the beginning of its id.</summary>
/// <remarks>OSV schema 1.7, "id, modified fields", table of databases; the others are those of converted data that Plimsoll's feeds name.</remarks>
static class OsvSources
{
    static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["GHSA"] = "GitHub", ["GO"] = "Go", ["PYSEC"] = "PyPA", ["RUSTSEC"] = "RustSec", ["MAL"] = "OpenSSF", ["OSV"] = "OSS-Fuzz",
        ["DSA"] = "Debian", ["DLA"] = "Debian", ["DTSA"] = "Debian", ["DEBIAN"] = "Debian", ["DEBCL"] = "Debian",
        ["ALPINE"] = "Alpine", ["CGA"] = "Chainguard", ["USN"] = "Ubuntu", ["LSN"] = "Ubuntu", ["UBUNTU"] = "Ubuntu",
        ["RHSA"] = "Red Hat", ["RHBA"] = "Red Hat", ["RHEA"] = "Red Hat", ["RHCVE"] = "Red Hat",
        ["ALSA"] = "AlmaLinux", ["ALBA"] = "AlmaLinux", ["ALEA"] = "AlmaLinux", ["RLSA"] = "Rocky Linux", ["RXSA"] = "Rocky Linux",
        ["ELSA"] = "Oracle", ["ALAS"] = "Amazon", ["AZL"] = "Microsoft", ["DOTNET"] = "Microsoft", ["MGASA"] = "Mageia", ["PHSA"] = "Photon OS",
        ["SUSE"] = "SUSE", ["openSUSE"] = "SUSE", ["OESA"] = "openEuler", ["MINI"] = "MinimOS", ["ECHO"] = "Echo", ["BELL"] = "BellSoft",
        ["BIT"] = "Bitnami", ["PSF"] = "Python", ["HSEC"] = "Haskell", ["RSEC"] = "R", ["EEF"] = "Erlang", ["JLSEC"] = "Julia", ["DRUPAL"] = "Drupal",
        ["CURL"] = "curl", ["GLAD"] = "GitLab", ["NSWG"] = "Node.js", ["RETIRE"] = "Retire.js", ["FOP"] = "FriendsOfPHP", ["RUBYSEC"] = "RubySec",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The publisher; empty where the id does not say it.</summary>
    internal static string Of(string id) => id.IndexOf('-', StringComparison.Ordinal) is > 0 and var end ? Names.GetValueOrDefault(id[..end], "") : "";
}
