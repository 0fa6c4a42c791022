using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Tests.Feeds;

public sealed class ModularEntriesTests
{
    [Fact]
    public void The_title_names_the_stream_and_the_lowest_build_decides()
    {
        var entries = ModularEntries.Of(Record(
            "Important: nodejs:18 security update",
            Entry("nodejs", "1:18.12.1-2.module_el8.7.0+3370+1f"), Entry("nodejs", "1:18.12.1-2.module_el8.6.0+3261+4"), Entry("plain", "1.0-1.el8"))).ToList();
        Assert.Equal(
            ["plain  1.0-1.el8", "nodejs nodejs:18 1:18.12.1-2.module_el8.6.0+3261+4"],
            entries.Select(entry => $"{entry.Package} {entry.Module} {entry.Ranges[0].Events[1].Version}"));
    }

    [Fact]
    public void Builds_of_different_versions_all_stay() =>
        Assert.Equal(2, ModularEntries.Of(Record("php:7.4 update", Entry("php", "7.4.1-1.module_el8"), Entry("php", "7.4.2-1.module_el8"))).Count());

    [Fact]
    public void A_modular_entry_without_a_stream_is_about_modular_packages_only() =>
        Assert.Equal(ModularEntries.AnyModule, Assert.Single(ModularEntries.Of(Record("satellite-5-client module update", Entry("rhn", "2.8-1.module_el8")))).Module);

    static AdvisoryRecord Record(string title, params AffectedEntry[] entries) =>
        new(new Advisory("ALSA-1", ["CVE-2023-1"], [], title, default, "", null), null, Withdrawn: false, [.. entries]);

    static AffectedEntry Entry(string package, string fix) => new("AlmaLinux:8", package, VersionRange.Read($"+0 -{fix}"), []);
}
