using System.IO.Compression;
using System.Security.Cryptography;

namespace Plimsoll.Cli.Commands;

/// <summary>A folder with a database of some advisories, a key pair, and a place where it can be published.</summary>
sealed class SmallDatabase
{
    const string Record = """
        { "id": "GHSA-NUMBER", "aliases": ["CVE-2099-NUMBER"], "modified": "2026-01-02T03:04:05Z", "summary": "made up NUMBER",
          "affected": [{ "package": { "ecosystem": "npm", "name": "made-up-NUMBER" },
                         "ranges": [{ "type": "SEMVER", "events": [{ "introduced": "0" }, { "fixed": "2.0.0" }] }] }] }
        """;

    public SmallDatabase()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(PublicKey, key.ExportSubjectPublicKeyInfoPem());
    }

    public string Folder { get; } = Terminal.NewFolder();

    public string Feeds => Path.Combine(Folder, "feeds");

    public string Built => Path.Combine(Folder, "built", "vulnerabilities.db");

    public string Fetched => Path.Combine(Folder, "fetched", "vulnerabilities.db");

    public string Published => Path.Combine(Folder, "published");

    public string Key => Path.Combine(Folder, "key.pem");

    public string PublicKey => Path.Combine(Folder, "key.pub");

    /// <summary>Builds a database.</summary>
    public async Task<Terminal.Answer> BuildAsync(int advisories)
    {
        Directory.CreateDirectory(Path.Combine(Feeds, "npm"));
        using (var zip = ZipFile.Open(Path.Combine(Feeds, "npm", "all.zip"), ZipArchiveMode.Update))
        {
            foreach (var old in zip.Entries.ToList())
                old.Delete();
            for (var i = 0; i < advisories; i++)
            {
                await using var entry = new StreamWriter(zip.CreateEntry($"GHSA-{i:D4}.json").Open());
                await entry.WriteAsync(Record.Replace("NUMBER", $"{i:D4}", StringComparison.Ordinal));
            }
        }
        return await Terminal.RunAsync("db", "build", "--from", Feeds, "--output", Built);
    }

    /// <summary>Builds a database and publishes it.</summary>
    public async Task<Terminal.Answer> PublishAsync(int advisories, string? target = null, params string[] options)
    {
        Assert.Equal(ExitCode.Pass, (await BuildAsync(advisories)).ExitCode);
        return await Terminal.RunAsync(["db", "push", target ?? Published, "--db", Built, "--key", Key, .. options]);
    }

    /// <summary>Fetches it.</summary>
    public Task<Terminal.Answer> UpdateAsync(string? source = null, params string[] options) =>
        Terminal.RunAsync(["db", "update", source ?? Published, "--db", Fetched, "--key", PublicKey, .. options]);

    /// <summary>Whether what was fetched is what was built, and nothing else lies there.</summary>
    public async Task AssertFetchedAsync(byte[] database)
    {
        Assert.Equal(database, await File.ReadAllBytesAsync(Fetched, TestContext.Current.CancellationToken));
        Assert.Equal(
            [Fetched, Fetched + ".origin"],
            Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Fetched)!).Where(path => !path.EndsWith(".texts", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    public Task<byte[]> BuiltBytesAsync() => File.ReadAllBytesAsync(Built, TestContext.Current.CancellationToken);
}
