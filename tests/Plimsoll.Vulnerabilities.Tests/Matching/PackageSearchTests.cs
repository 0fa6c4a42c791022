using System.Collections.Immutable;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Feeds;
using Plimsoll.Vulnerabilities.Matching;

namespace Plimsoll.Vulnerabilities.Tests.Matching;

/// <summary>What an entry is about, and what becomes of entries that say the contrary.</summary>
public sealed class PackageSearchTests
{
    static readonly Distro Rhel8 = new("rhel", "8.9", "", "Red Hat Enterprise Linux 8.9");

    [Theory]
    [InlineData("nodejs:18", "nodejs:18:8090020:abc", true)]
    [InlineData("nodejs:18", "nodejs:20:8090020:abc", false)]
    [InlineData("nodejs:18", "", false)]
    [InlineData("", "nodejs:18:8090020:abc", false)]
    [InlineData("*", "nodejs:20", true)]
    [InlineData("", "", true)]
    public void A_modular_entry_meets_packages_of_its_stream_alone(string entry, string installed, bool expected) =>
        Assert.Equal(expected, !Match(Entry() with { Module = entry }, Package("18.1-1.el8") with { Module = installed }).IsEmpty);

    [Fact]
    public void A_package_that_is_modular_by_its_version_alone_meets_every_stream_and_no_plain_entry()
    {
        Assert.NotEmpty(Match(Entry() with { Module = "nodejs:18" }, Package("18.1-1.module_el8.7")));
        Assert.Empty(Match(Entry(), Package("18.1-1.module_el8.7")));
    }

    [Theory]
    [InlineData("x86_64", true)]
    [InlineData("aarch64", false)]
    [InlineData("noarch", true)]
    public void An_entry_for_one_architecture_meets_packages_of_that(string architecture, bool expected) =>
        Assert.Equal(expected, !Match(Entry() with { Architectures = ["x86_64", "i686"] }, Package("18.1-1.el8") with { Architecture = architecture }).IsEmpty);

    [Theory]
    [InlineData("openssl-libs", "openssl", true)]
    [InlineData("openssl", "openssl", true)]
    [InlineData("compat-openssl", "compat-openssl", false)]
    public void An_entry_on_a_source_without_a_fix_meets_all_that_is_built_of_it(string name, string source, bool expected)
    {
        var entry = new AffectedEntry("Red Hat:8", "openssl", VersionRange.Read("+0"), []) { Architectures = ["src"], State = FixState.Affected };
        Assert.Equal(expected, !Match(entry, Package("1-1.el8") with { Name = name, Source = source, SourceVersion = "1-1.el8" }).IsEmpty);
    }

    [Fact]
    public void An_entry_on_an_installed_package_does_not_meet_others_of_its_source() =>
        Assert.Empty(Match(new AffectedEntry("Red Hat:8", "openssl", VersionRange.Read("+0 -2-1.el8"), []), Package("1-1.el8") with { Name = "openssl-libs", Source = "openssl", SourceVersion = "1-1.el8" }));

    [Fact]
    public void An_entry_of_an_add_on_does_not_meet_the_distribution() =>
        Assert.Empty(Match(Entry() with { Repositories = ["cpe:/a:redhat:openshift:4.15::el8"] }, Package("18.1-1.el8")));

    [Fact]
    public void Who_says_that_it_is_not_affected_suppresses_what_the_other_says()
    {
        var denial = Entry() with { Ranges = VersionRange.Read("+0"), State = FixState.NotAffected, Note = "vulnerable code not present" };
        var match = Assert.Single(Match([Entry(), denial], Package("18.1-1.el8")));
        Assert.Equal((SuppressionKind.Vendor, "vulnerable code not present"), (match.Suppression?.Kind, match.Suppression?.Reason));
        Assert.Equal(2, match.Evidence.Length);
    }

    [Fact]
    public void That_it_is_not_affected_alone_is_no_match() =>
        Assert.Empty(Match(Entry() with { Ranges = VersionRange.Read("+0"), State = FixState.NotAffected }, Package("18.1-1.el8")));

    [Fact]
    public void The_state_and_the_words_of_the_source_are_told()
    {
        var match = Assert.Single(Match(
            Entry() with { Ranges = VersionRange.Read("+0"), State = FixState.WillNotFix, Note = "Will not fix", Severity = Severity.Low }, Package("18.1-1.el8")));
        Assert.Equal((FixState.WillNotFix, Severity.Low, "test", "Will not fix"), (match.State, match.Vulnerability.Severity, match.Vulnerability.SeveritySource, match.Evidence[0].Note));
    }

    [Fact]
    public void Only_the_fixes_above_the_installed_version_are_told()
    {
        var entries = Enumerable.Range(1, 50).Select(fix => Entry() with { Ranges = VersionRange.Read($"+0 -{fix}-1.el8") }).ToArray();
        Assert.Equal(10, Match(entries, Package("40-1.el8")).Length);
    }

    static AffectedEntry Entry() => new("Red Hat:8", "nodejs", VersionRange.Read("+0 -19-1.el8"), []);

    static Package Package(string version) => new(Ecosystem.Rpm, "nodejs", version, "nodejs", version, "x86_64", new FileLocation("rpmdb", Digest.Sha256(new byte[32])));

    static ImmutableArray<VulnerabilityMatch> Match(AffectedEntry entry, Package package) => Match([entry], package);

    static ImmutableArray<VulnerabilityMatch> Match(AffectedEntry[] entries, Package package)
    {
        var writer = new DatabaseInMemory();
        for (var i = 0; i < entries.Length; i++)
        {
            string[] cves = entries.Length > 2 ? [$"CVE-2023-{i}"] : ["CVE-2023-1"];
            writer.Add(new AdvisoryRecord(new Advisory($"A-{i}", [.. cves], [], "", default, "", null), null, Withdrawn: false, [entries[i]]), "test");
        }
        using var database = writer.Open(DateTimeOffset.UnixEpoch);
        // Neither platform nor configuration is looked at.
        return new VulnerabilityMatcher(database).Match(new ImageFacts("x", "x", null, null, null!, null!, [], Rhel8, [package], [])).Matches;
    }
}
