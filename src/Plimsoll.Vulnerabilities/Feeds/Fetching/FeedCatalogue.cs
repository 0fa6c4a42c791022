using System.Collections.Immutable;
using System.Globalization;

namespace Plimsoll.Vulnerabilities.Feeds.Fetching;

/// <summary>The feeds that Plimsoll knows where to find. A new one is one line.</summary>
/// <remarks>docs/feeds.md holds the same as a table, with what is taken of each.</remarks>
public static class FeedCatalogue
{
    /// <summary>How the names of osv.dev's exports begin: <c>osv:npm</c>. Every ecosystem has one, whether it is listed or not.</summary>
    public const string OsvPrefix = "osv:";

    const string OsvRoot = "https://osv-vulnerabilities.storage.googleapis.com/";
    const string OsvTerms = "per record: CC-BY-4.0, CC0, MIT, Apache-2.0; see osv.dev";
    const string RedHatRoot = "https://security.access.redhat.com/data/csaf/v2/";
    const string SuseRoot = "https://ftp.suse.com/pub/projects/security/";
    const string RockyRoot = "https://dl.rockylinux.org/pub/rocky/";
    const int FirstNvdYear = 2002;

    static readonly string[] DefaultEcosystems =
    [
        "AlmaLinux", "Alpine", "Bitnami", "Chainguard", "Debian", "Go", "Hex", "Kubernetes", "Maven", "NuGet", "Packagist", "Pub", "PyPI", "Red Hat",
        "Rocky Linux", "RubyGems", "SUSE", "SwiftURL", "Ubuntu", "Wolfi", "crates.io", "npm", "openSUSE",
    ];

    static readonly string[] OtherEcosystems =
        ["Alpaquita", "Azure Linux", "BellSoft Hardened Containers", "ConanCenter", "CRAN", "Echo", "GHC", "GitHub Actions", "Hackage", "Julia", "Mageia", "MinimOS", "Photon OS", "openEuler"];

    static readonly string[] AlpineReleases =
        ["v3.10", "v3.11", "v3.12", "v3.13", "v3.14", "v3.15", "v3.16", "v3.17", "v3.18", "v3.19", "v3.20", "v3.21", "v3.22", "v3.23", "v3.24", "edge"];

    static readonly string[] AlpineRepositories = ["main", "community"];
    static readonly string[] RockyReleases = ["8", "9", "10"];
    static readonly string[] RockyRepositories = ["BaseOS", "AppStream"];

    /// <summary>All of them, by name.</summary>
    /// <param name="time">The clock; some feeds have one file for each year until now.</param>
    public static ImmutableArray<FeedSource> All(TimeProvider time) =>
    [
        .. Others(time).Concat(DefaultEcosystems.Select(name => Osv(name, isDefault: true))).Concat(OtherEcosystems.Select(name => Osv(name, isDefault: false)))
            .OrderBy(feed => feed.Name, StringComparer.Ordinal),
    ];

    /// <summary>The feed of a name; <c>null</c> where there is none.</summary>
    /// <param name="name">E.g. <c>debian</c>, <c>osv:npm</c>.</param>
    /// <param name="time">The clock.</param>
    public static FeedSource? Find(string name, TimeProvider time)
    {
        if (All(time).FirstOrDefault(feed => feed.Name == name) is { } known)
            return known;
        return name.StartsWith(OsvPrefix, StringComparison.Ordinal) && FeedPlace.IsName(name[OsvPrefix.Length..]) ? Osv(name[OsvPrefix.Length..], isDefault: false) : null;
    }

    /// <summary>A feed at another address: a mirror of one that is known and has one file, or a feed of somebody's own.</summary>
    /// <param name="name">The feed's name.</param>
    /// <param name="url">Where its file lies.</param>
    /// <param name="time">The clock.</param>
    /// <returns>It; <c>null</c> where neither the name nor the address says where to put the file.</returns>
    public static FeedSource? At(string name, Uri url, TimeProvider time)
    {
        if (Find(name, time) is { Addresses: [{ Kind: FeedAddressKind.File or FeedAddressKind.Listed } address] } known)
            return known with { Addresses = [new FeedAddress(url, address.Place)] };
        return FeedPlace.Of(name, url) is { } place ? new FeedSource(name, "a feed of your own", "as recognised", "", false, [new FeedAddress(url, place)]) : null;
    }

    static IEnumerable<FeedSource> Others(TimeProvider time) =>
    [
        One("debian", "Debian security tracker", "tracker JSON", "public domain facts; no terms stated", true, "https://security-tracker.debian.org/tracker/data/json", "debian/tracker.json"),
        new("alpine", "Alpine security database", "secdb JSON", "public facts; no terms stated", true,
            [.. AlpineReleases.SelectMany(release => AlpineRepositories.Select(repository => Alpine(release, repository)))]),
        One("wolfi", "Wolfi security database", "secdb JSON", "no redistribution since 2025-05: for your own use only", false, "https://packages.wolfi.dev/os/security.json", "wolfi/security.json"),
        One("chainguard", "Chainguard security database", "secdb JSON", "no redistribution: for your own use only", false, "https://packages.cgr.dev/chainguard/security.json", "chainguard/security.json"),
        One("redhat-csaf", "Red Hat advisories", "CSAF, tar.zst", "CC-BY-4.0", false, RedHatRoot + "advisories/archive_latest.txt", "redhat/csaf_advisories.tar.zst", FeedAddressKind.Listed),
        One("redhat-vex", "Red Hat VEX", "CSAF VEX, tar.zst", "CC-BY-4.0", false, RedHatRoot + "vex/archive_latest.txt", "redhat/csaf_vex.tar.zst", FeedAddressKind.Listed),
        One("suse-csaf", "SUSE advisories", "CSAF, tar.bz2", "CC-BY-4.0", false, SuseRoot + "csaf.tar.bz2", "suse/csaf.tar.bz2"),
        One("oracle", "Oracle Linux errata", "OVAL, bz2", "Oracle's terms; facts", false, "https://linux.oracle.com/security/oval/com.oracle.elsa-all.xml.bz2", "oracle/elsa-all.xml.bz2"),
        new("azurelinux", "Azure Linux vulnerabilities", "OVAL", "MIT", false,
        [
            new(new("https://raw.githubusercontent.com/microsoft/AzureLinuxVulnerabilityData/main/azurelinux-3.0-oval.xml"), "azurelinux/azurelinux-3.0-oval.xml"),
            new(new("https://raw.githubusercontent.com/microsoft/AzureLinuxVulnerabilityData/main/cbl-mariner-2.0-oval.xml"), "azurelinux/cbl-mariner-2.0-oval.xml"),
        ]),
        new("amazon", "Amazon Linux updates", "updateinfo", "Amazon's terms; facts", false,
        [
            new(new("https://cdn.amazonlinux.com/2/core/latest/x86_64/mirror.list"), "amazon/2-core-updateinfo.xml", FeedAddressKind.MirrorList),
            new(new("https://cdn.amazonlinux.com/al2023/core/mirrors/latest/x86_64/mirror.list"), "amazon/2023-core-updateinfo.xml", FeedAddressKind.MirrorList),
        ]),
        new("rocky", "Rocky Linux updates", "updateinfo", "BSD-3-Clause", false,
            [.. RockyReleases.SelectMany(release => RockyRepositories.Select(repository => Rocky(release, repository)))]),
        One("ghsa", "GitHub advisory database", "OSV JSON, zip", "CC-BY-4.0", false, "https://github.com/github/advisory-database/archive/refs/heads/main.zip", "github/advisory-database.zip"),
        One("gitlab", "GitLab advisories, 30 days late", "YAML, tar.gz", "MIT", false,
            "https://gitlab.com/gitlab-org/advisories-community/-/archive/main/advisories-community-main.tar.gz", "gitlab/advisories-community.tar.gz"),
        One("kubernetes", "Kubernetes official CVE feed", "JSON feed", "CC-BY-4.0", true,
            "https://kubernetes.io/docs/reference/issues-security/official-cve-feed/index.json", "kubernetes/official-cve-feed.json"),
        One("kev", "CISA known exploited vulnerabilities", "JSON", "CC0", true,
            "https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json", $"data/{KevFeed.FileName}"),
        One("epss", "FIRST EPSS scores", "csv.gz", "free with attribution to FIRST", true, "https://epss.empiricalsecurity.com/epss_scores-current.csv.gz", $"data/{EpssFeed.CurrentFileName}"),
        new("nvd", "NVD, CVSS vectors only", "NVD JSON 2.0, gz", "public domain; not endorsed by NVD", false,
            [.. Enumerable.Range(FirstNvdYear, Math.Max(1, time.GetUtcNow().Year - FirstNvdYear + 1)).Select(year => year.ToString(CultureInfo.InvariantCulture)).Select(year =>
                new FeedAddress(new($"https://nvd.nist.gov/feeds/json/cve/2.0/nvdcve-2.0-{year}.json.gz"), $"nvd/nvdcve-2.0-{year}.json.gz"))]),
    ];

    static FeedAddress Alpine(string release, string repository) =>
        new(new($"https://secdb.alpinelinux.org/{release}/{repository}.json"), $"alpine/{release}-{repository}.json");

    static FeedAddress Rocky(string release, string repository) =>
        new(new($"{RockyRoot}{release}/{repository}/x86_64/os/"), $"rocky/{release}-{repository}-updateinfo.xml", FeedAddressKind.Repository);

    static FeedSource Osv(string ecosystem, bool isDefault) =>
        One(OsvPrefix + ecosystem, $"OSV export of {ecosystem}", "OSV JSON, zip", OsvTerms, isDefault, $"{OsvRoot}{Uri.EscapeDataString(ecosystem)}/all.zip", $"{ecosystem}/all.zip");

    static FeedSource One(string name, string title, string format, string terms, bool isDefault, string url, string place, FeedAddressKind kind = FeedAddressKind.File) =>
        new(name, title, format, terms, isDefault, [new FeedAddress(new Uri(url), place, kind)]);
}
