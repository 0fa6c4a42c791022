using System.Text;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Updates;

public sealed class FeedLicencesTests
{
    [Fact]
    public void The_notice_names_every_feed_with_its_terms()
    {
        var notice = Encoding.UTF8.GetString(FeedLicences.Notice([new FeedStatus("Go", 5, new DateTimeOffset(2026, 2, 3, 0, 0, 0, TimeSpan.Zero)), new FeedStatus("Own", 1, null)]));

        Assert.Contains("Go: 5 records, newest 2026-02-03. CC-BY-4.0", notice, StringComparison.Ordinal);
        Assert.Contains("Own: 1 records, newest unknown. not known here", notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Wolfi_may_be_passed_on_up_to_the_day_on_which_its_terms_changed()
    {
        FeedStatus Wolfi(int day) => new("Wolfi", 1, new DateTimeOffset(2025, 5, day, 0, 0, 0, TimeSpan.Zero));

        Assert.Empty(FeedLicences.NotToBePassedOn([Wolfi(7)]));
        Assert.Equal(["Wolfi"], FeedLicences.NotToBePassedOn([Wolfi(9)]));
    }

    [Theory]
    [InlineData("debian/tracker.json", "Debian security tracker")]
    [InlineData("redhat/csaf_vex.tar.zst", "CC-BY-4.0, Red Hat")]
    [InlineData("Rocky Linux", "BSD-3-Clause")]
    public void A_feed_is_known_by_the_folder_of_its_file_too(string feed, string terms) =>
        Assert.Contains(terms, FeedLicences.Of(feed), StringComparison.Ordinal);
}
