using System.IO.Compression;

namespace Plimsoll.Cli.Commands;

public sealed class DbCommandTests
{
    const string Record = """
        { "id": "GHSA-test", "aliases": ["CVE-2099-0001"], "modified": "2026-01-02T03:04:05Z", "summary": "made up",
          "affected": [{ "package": { "ecosystem": "npm", "name": "made-up" },
                         "ranges": [{ "type": "SEMVER", "events": [{ "introduced": "0" }, { "fixed": "2.0.0" }] }] }] }
        """;

    [Fact]
    public async Task A_database_that_was_built_tells_what_it_holds()
    {
        var folder = Terminal.NewFolder();
        Directory.CreateDirectory(Path.Combine(folder, "npm"));
        using (var zip = ZipFile.Open(Path.Combine(folder, "npm", "all.zip"), ZipArchiveMode.Create))
        {
            await using var entry = new StreamWriter(zip.CreateEntry("GHSA-test.json").Open());
            await entry.WriteAsync(Record);
        }
        var file = Path.Combine(folder, "vulnerabilities.db");

        var built = await Terminal.RunAsync("db", "build", "--from", folder, "--output", file);
        var status = await Terminal.RunAsync("db", "status", "--db", file);

        Assert.Equal((ExitCode.Pass, ""), (built.ExitCode, built.Error));
        Assert.Equal(built.Output, status.Output);
        Assert.Contains("1 advisories", status.Output, StringComparison.Ordinal);
        Assert.Contains("324 days old", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_database_the_status_tells_of_the_demonstration_set() =>
        Assert.StartsWith(
            "Demonstration data", (await Terminal.RunAsync("db", "status")).Output, StringComparison.Ordinal);
}
