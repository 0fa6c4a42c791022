using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Plimsoll.Model.Findings;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Tests.Feeds;

public sealed class FeedFolderTests : IDisposable
{
    const string Osv = """{"id":"GHSA-1","modified":"2024-01-01T00:00:00Z","affected":[{"package":{"ecosystem":"npm","name":"a"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}]}]}""";
    const string Tracker = """{"curl":{"CVE-1-1":{"releases":{"bookworm":{"status":"open"}}}}}""";
    const string Secdb = """{"distroversion":"v3.20","packages":[{"pkg":{"name":"a","secfixes":{"1-r0":["CVE-1-1"]}}}]}""";

    readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-feeds").FullName;

    [Fact]
    public void Feeds_are_recognised_by_what_they_hold_and_come_by_name()
    {
        Write("x/tracker.json.gz", Gzip(Tracker));
        Write("v3.20/main.json", Secdb);
        Write("v3.20/community.json", Secdb.Replace("\"a\"", "\"b\"", StringComparison.Ordinal));
        Write("advisory-database/advisories/github-reviewed/2024/01/GHSA-1/GHSA-1.json", Osv);
        Write("advisory-database/advisories/unreviewed/2024/01/GHSA-2/GHSA-2.json", Osv.Replace("GHSA-1", "GHSA-2", StringComparison.Ordinal));
        Write("mine/one.json", Osv.Replace("GHSA-1", "MINE-1", StringComparison.Ordinal));
        Write("amazon/updateinfo.xml.gz", Gzip("""<updates><update type="security"><id>ALAS2-1</id></update></updates>"""));
        WriteZip("npm/all.zip", ("GHSA-1.json", Osv));
        WriteZip("rocky.zip", ("sub/updateinfo.xml", """<updates><update type="security"><id>RLSA-1</id></update></updates>"""));
        Write("README.md", "not looked at");
        Write("data/known_exploited_vulnerabilities.json", "{}");
        Write("data/other.json", "[]");
        Write("MANIFEST.json", "{}");
        var (feeds, unread) = Open();
        Assert.Empty(unread);
        Assert.Equal(
            ["Alpine secdb 2", "Amazon Linux updateinfo 1", "Debian security tracker 1", "GitHub 1", "OSV 1", "Rocky Linux updateinfo 1", "npm 1"],
            feeds.Select(feed => $"{feed.Name} {Read(feed).Records.Count}"));
    }

    [Fact]
    public void A_tar_of_documents_is_a_feed()
    {
        var bytes = new MemoryStream();
        using (var tar = new TarWriter(new GZipStream(bytes, CompressionMode.Compress)))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "repo/README.md") { DataStream = new MemoryStream("# text"u8.ToArray()) });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "repo/package.json") { DataStream = new MemoryStream("{}"u8.ToArray()) });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "repo/a.json") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(Osv)) });
        }
        Write("feed.tar.gz", bytes.ToArray());
        var (feeds, unread) = Open();
        Assert.Empty(unread);
        var feed = Assert.Single(feeds);
        var (records, told) = Read(feed);
        Assert.Equal("GHSA-1", Assert.Single(records).Advisory.Id);
        Assert.Empty(told);
    }

    [Fact]
    public void What_is_of_no_known_form_is_told()
    {
        Write("strange.json", """{"a":1}""");
        Write("strange.xml", "<b/>");
        Write("broken.zip", "PK\u0003\u0004");
        var (feeds, unread) = Open();
        Assert.Empty(feeds);
        Assert.Equal(
            [("broken.zip", UnreadReason.Malformed), ("strange.json", UnreadReason.Unsupported), ("strange.xml", UnreadReason.Unsupported)],
            unread.Select(item => (item.Subject, item.Reason)));
    }

    [Fact]
    public void Of_records_with_one_id_the_newest_is_taken_wherever_it_lies()
    {
        Write("a/1.json", Osv);
        Write("b/1.json", Osv.Replace("2024-01-01", "2024-01-03", StringComparison.Ordinal).Replace("\"a\"", "\"newest\"", StringComparison.Ordinal));
        Write("c/1.json", Osv.Replace("2024-01-01", "2024-01-02", StringComparison.Ordinal));
        var (feeds, _) = Open();
        var (records, unread) = Read(Assert.Single(feeds));
        Assert.Equal("newest", Assert.Single(records).Affected[0].Package);
        Assert.StartsWith("2 records are there more than once", Assert.Single(unread).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_record_is_told_by_its_file_and_the_rest_is_read()
    {
        WriteZip("npm/all.zip", ("1.json", "{"), ("2.json", Osv), ("3.json", "[]"));
        var (records, unread) = Read(Assert.Single(Open().Feeds));
        Assert.Single(records);
        Assert.Equal(["npm/all.zip: 1.json", "npm/all.zip: 3.json"], unread.Select(item => item.Subject));
    }

    [Fact]
    public void A_record_above_the_limit_is_told_and_the_next_one_is_read()
    {
        WriteZip("npm/all.zip", ("1.json", new string(' ', OsvFormat.MaxRecordBytes + 1)), ("2.json", Osv));
        var (records, unread) = Read(Assert.Single(Open().Feeds));
        Assert.Single(records);
        Assert.Equal(UnreadReason.LimitExceeded, Assert.Single(unread).Reason);
    }

    [Fact]
    public void An_archive_that_is_none_is_told()
    {
        Write("npm/all.zip", "no zip");
        var (records, unread) = Read(Assert.Single(Open().Feeds));
        Assert.Empty(records);
        Assert.Equal("npm/all.zip", Assert.Single(unread).Subject);
    }

    [Fact]
    public void The_advisories_beside_the_repository_are_read()
    {
        var folder = Environment.GetEnvironmentVariable("PLIMSOLL_ADVISORIES");
        Assert.SkipUnless(Directory.Exists(folder), "PLIMSOLL_ADVISORIES names no folder of advisories");
        var (unreadFiles, unread, fixes, records) = (new List<Unread>(), new List<Unread>(), new SortedSet<string>(StringComparer.Ordinal), 0);
        foreach (var feed in Vulnerabilities.Feeds.FeedFolder.Open(folder, unreadFiles.Add))
        {
            feed.Read(
                record =>
                {
                    records++;
                    if (record.Advisory.Cves.Contains("CVE-2021-44228"))
                        fixes.UnionWith(record.Affected.SelectMany(entry => entry.Ranges).SelectMany(range => range.Events).Where(step => step.Kind == RangeEventKind.Fixed).Select(step => step.Version));
                },
                unread.Add, _ => { }, TestContext.Current.CancellationToken);
        }
        Assert.Empty(unreadFiles);
        Assert.True(records > 80_000, $"{records} records");
        Assert.Superset(new SortedSet<string>(["2.12.2", "2.15.0", "2.3.1"], StringComparer.Ordinal), fixes);
        Assert.DoesNotContain(unread, item => !item.Detail.Contains("before it begins", StringComparison.Ordinal) && !item.Detail.Contains("git commits only", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    (IReadOnlyList<IFeed> Feeds, List<Unread> Unread) Open()
    {
        var unread = new List<Unread>();
        return (Vulnerabilities.Feeds.FeedFolder.Open(_folder, unread.Add), unread);
    }

    static (List<AdvisoryRecord> Records, List<Unread> Unread) Read(IFeed feed)
    {
        var (records, unread) = (new List<AdvisoryRecord>(), new List<Unread>());
        feed.Read(records.Add, unread.Add, _ => { }, TestContext.Current.CancellationToken);
        return (records, unread);
    }

    void Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    void Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    void WriteZip(string name, params (string Name, string Content)[] entries)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (entry, content) in entries)
            {
                using var stream = zip.CreateEntry(entry).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        Write(name, bytes.ToArray());
    }

    static byte[] Gzip(string content)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionMode.Compress))
            gzip.Write(Encoding.UTF8.GetBytes(content));
        return bytes.ToArray();
    }
}
