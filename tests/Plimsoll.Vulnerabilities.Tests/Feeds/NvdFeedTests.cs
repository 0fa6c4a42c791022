using System.IO.Compression;
using System.Text;
using Plimsoll.Model.Findings;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Tests.Feeds;

public sealed class NvdFeedTests
{
    const string High = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
    const string Low = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L";

    [Fact]
    public void The_own_vector_of_the_newest_version_is_taken()
    {
        var (rows, unread, date) = Read("""
            {"resultsPerPage":2,"format":"NVD_CVE","version":"2.0","timestamp":"2026-01-02T03:04:05.678","vulnerabilities":[
             {"cve":{"id":"CVE-2024-1","metrics":{
               "cvssMetricV31":[{"type":"Secondary","cvssData":{"vectorString":"LOW"}},{"type":"Primary","cvssData":{"vectorString":"HIGH"}}],
               "cvssMetricV2":[{"type":"Primary","cvssData":{"vectorString":"AV:N/AC:L/Au:N/C:P/I:P/A:P"}}]}}},
             {"cve":{"id":"CVE-2024-2","metrics":{}}},{"cve":{"id":"CVE-2024-3"}},7,{"cve":{}}]}
            """.Replace("LOW", Low, StringComparison.Ordinal).Replace("HIGH", High, StringComparison.Ordinal));
        Assert.Equal([("CVE-2024-1", High)], rows);
        Assert.Equal(["nvd: vulnerabilities[3]", "nvd: vulnerabilities[4]"], unread.Select(item => item.Subject));
        Assert.Equal(2026, date?.Year);
    }

    [Fact]
    public void What_is_not_such_data_is_told() => Assert.Throws<InvalidDataException>(() => Read("[]"));

    [Fact]
    public void Files_are_found_wherever_they_lie()
    {
        var folder = Directory.CreateTempSubdirectory("plimsoll-nvd");
        try
        {
            var below = folder.CreateSubdirectory("nvd").FullName;
            File.WriteAllText(Path.Combine(below, "nvdcve-2.0-2024.json.gz"), "");
            File.WriteAllText(Path.Combine(below, "nvdcve-2.0-2024.json.gz.fetch"), "");
            Assert.Equal([Path.Combine(below, "nvdcve-2.0-2024.json.gz")], NvdFeed.Files(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static (List<(string, string)> Rows, List<Unread> Unread, DateTimeOffset? Date) Read(string json)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(json));
        bytes.Position = 0;
        var (rows, unread) = (new List<(string, string)>(), new List<Unread>());
        var date = NvdFeed.Read(bytes, isCompressed: true, "nvd", (cve, vector) => rows.Add((cve, vector)), unread.Add);
        return (rows, unread, date);
    }
}
