using System.Text;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Tests.Feeds;

public sealed class KevFeedTests
{
    [Fact]
    public void An_entry_is_read_with_its_dates()
    {
        var rows = new List<(string, KnownExploited)>();
        KevFeed.Read(Bytes("""
            {"dateReleased":"2026-08-21T17:46:43.6019Z","vulnerabilities":[
              {"cveID":"CVE-2021-1","dateAdded":"2021-11-03","dueDate":"2021-11-17","knownRansomwareCampaignUse":"Known"}]}
            """), (cve, entry) => rows.Add((cve, entry)));
        Assert.Equal([("CVE-2021-1", new KnownExploited(new DateOnly(2021, 11, 3), new DateOnly(2021, 11, 17), true))], rows);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"vulnerabilities":[1]}""")]
    [InlineData("""{"vulnerabilities":[{"cveID":"CVE-2021-1"}]}""")]
    public void What_is_not_the_catalogue_is_refused(string json) =>
        Assert.Throws<InvalidDataException>(() => KevFeed.Read(Bytes(json), (_, _) => { }));

    static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
