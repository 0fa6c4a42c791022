using System.IO.Compression;
using System.Text;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Tests.Feeds;

public sealed class EpssFeedTests
{
    [Fact]
    public void Rows_and_the_date_of_the_comment_are_read()
    {
        var rows = new List<(string, ExploitPrediction)>();
        var date = EpssFeed.Read(Gzip("#model_version:v2025.03.14,score_date:2026-08-16T00:00:00+0000\ncve,epss,percentile\nCVE-2021-1,0.5,0.75\n"),
            (cve, prediction) => rows.Add((cve, prediction)));
        Assert.Equal([("CVE-2021-1", new ExploitPrediction(0.5, 0.75))], rows);
        Assert.Equal(new DateTimeOffset(2026, 8, 16, 0, 0, 0, TimeSpan.Zero), date);
    }

    [Theory]
    [InlineData("CVE-2021-1,2,0.5")]
    [InlineData("CVE-2021-1")]
    [InlineData("<html>")]
    public void What_is_not_epss_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => EpssFeed.Read(Gzip(text), (_, _) => { }));

    static MemoryStream Gzip(string text)
    {
        var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        stream.Position = 0;
        return stream;
    }
}
