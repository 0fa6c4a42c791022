using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>The terms of each feed, as its publisher states them.</summary>
/// <remarks>Read in November 2026 at each publisher's own page; osv.dev keeps the list of its sources in its documentation, "Data sources".</remarks>
public static class FeedLicences
{
    /// <summary>After this day, what Wolfi and Chainguard publish may no longer be passed on.</summary>
    static readonly DateTimeOffset WolfiClosed = new(2025, 5, 8, 0, 0, 0, TimeSpan.Zero);

    static readonly FrozenDictionary<string, string> Licences = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["Amazon"] = "facts of Amazon Linux' updates, Amazon's terms",
        ["AzureLinux"] = "MIT, Microsoft",
        ["GHSA"] = "CC-BY-4.0, GitHub Advisory Database",
        ["Oracle"] = "facts of Oracle Linux' errata, Oracle's terms",
        ["Rocky"] = "BSD-3-Clause, Rocky Enterprise Software Foundation",
        ["Rocky Linux"] = "BSD-3-Clause, Rocky Enterprise Software Foundation",
        ["SUSE"] = "CC-BY-4.0, SUSE",
        ["AlmaLinux"] = "MIT, AlmaLinux OS Foundation",
        ["Alpine"] = "facts of Alpine Linux' aports, no terms stated",
        ["Bitnami"] = "Apache-2.0, Bitnami",
        ["Chainguard"] = "CC-BY-NC-ND-4.0 and scanner terms since 2025-05-07: not to be passed on",
        ["Debian"] = "facts of the Debian security tracker and changelogs, no terms stated",
        ["EPSS"] = "free with attribution: EPSS scores by FIRST.org",
        ["GitHub Actions"] = "CC-BY-4.0, GitHub Advisory Database",
        ["Go"] = "CC-BY-4.0, The Go Vulnerability Database",
        ["KEV"] = "CC0-1.0, CISA",
        ["Kubernetes"] = "Apache-2.0, Kubernetes SIG Security",
        ["Maven"] = "CC-BY-4.0 (GitHub Advisory Database); MIT (GitLab advisories-community)",
        ["npm"] = "CC-BY-4.0 (GitHub Advisory Database); MIT (GitLab advisories-community, nodejs/security-wg); Apache-2.0 (RetireJS)",
        ["NuGet"] = "CC-BY-4.0 (GitHub Advisory Database); MIT (GitLab advisories-community, .NET)",
        ["NVD"] = "public domain, NIST",
        ["Packagist"] = "Unlicense (FriendsOfPHP); CC-BY-4.0 (GitHub Advisory Database); MIT (GitLab advisories-community)",
        ["PyPI"] = "CC-BY-4.0, PyPA Advisory Database",
        ["Red Hat"] = "CC-BY-4.0, Red Hat Security Data",
        ["RedHat"] = "CC-BY-4.0, Red Hat Security Data",
        ["RubyGems"] = "public domain, ruby-advisory-db",
        ["Ubuntu"] = "CC-BY-SA-4.0, Canonical",
        ["Wolfi"] = "Apache-2.0 up to 2025-05-07; CC-BY-NC-ND-4.0 and scanner terms since then: not to be passed on",
        ["crates.io"] = "CC0-1.0, RustSec; CC-BY-4.0 where imported from GitHub",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The terms of a feed; says so where they are not known.</summary>
    /// <param name="feed">Its name, e.g. <c>Debian</c>, or the place of its file, e.g. <c>debian/tracker.json</c>.</param>
    public static string Of(string feed) =>
        Licences.GetValueOrDefault(feed) ?? Licences.GetValueOrDefault(Publisher(feed), "not known here: ask its publisher");

    /// <summary>The feeds whose terms forbid to pass their data on, as far as they are known.</summary>
    public static ImmutableArray<string> NotToBePassedOn(ImmutableArray<FeedStatus> feeds) =>
    [
        .. feeds.Where(feed => IsOf(feed, "Chainguard") || (IsOf(feed, "Wolfi") && feed.Newest >= WolfiClosed)).Select(feed => feed.Name),
    ];

    /// <summary>The notice that is published beside a database.</summary>
    public static byte[] Notice(ImmutableArray<FeedStatus> feeds)
    {
        var notice = new StringBuilder("This vulnerability database was compiled by Plimsoll from the feeds below. Their terms hold for their data.\n\n");
        foreach (var feed in feeds)
        {
            var newest = feed.Newest is { } date ? date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "unknown";
            notice.Append(CultureInfo.InvariantCulture, $"{feed.Name}: {feed.Records} records, newest {newest}. {Of(feed.Name)}.\n");
        }
        return Encoding.UTF8.GetBytes(notice.ToString());
    }

    static bool IsOf(FeedStatus feed, string publisher) => string.Equals(Publisher(feed.Name), publisher, StringComparison.OrdinalIgnoreCase);

    static string Publisher(string feed) => feed.Split('/', ':')[0];
}
