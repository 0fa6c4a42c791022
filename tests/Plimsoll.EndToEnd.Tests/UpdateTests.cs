using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Plimsoll.EndToEnd;

/// <summary>Real processes that are killed at any moment while they write the database.</summary>
public sealed class UpdateTests
{
    const int Advisories = 30_000;

    /// <summary>How often a process is killed: 10, unless the variable PLIMSOLL_KILLS says otherwise.</summary>
    static int Kills => int.TryParse(Environment.GetEnvironmentVariable("PLIMSOLL_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 10;

    [Fact]
    public async Task A_build_that_is_killed_leaves_the_old_database_and_nothing_after_the_next_one()
    {
        using var place = new Place();
        place.WriteFeed(0);
        string[] build = ["db", "build", "--from", place["feeds"], "--output", place["v/v.db"]];
        var whole = await TimedAsync(place, build);

        var interrupted = 0;
        for (var i = 1; i <= Kills; i++)
        {
            if (await KillAsync(place, whole, build))
                interrupted++;
            await AssertServesAsync(place);
        }
        Assert.True(interrupted > 0, "No process was killed before its end.");

        Assert.Equal(0, (await PublishedBinary.RunAsync(place.Path, build)).ExitCode);
        Assert.Equal(["v.db", "v.db.texts"], place.Names("v"));
        TestContext.Current.SendDiagnosticMessage($"db build: killed {interrupted} of {Kills} before their end, a whole one takes {whole.TotalMilliseconds:0} ms");
    }

    [Fact]
    public async Task An_update_that_is_killed_leaves_the_old_database_and_nothing_after_the_next_one()
    {
        using var place = new Place();
        await place.PublishAsync(0, "first");
        await place.PublishAsync(300, "second");
        string[] first = ["db", "update", place["first"], "--db", place["v/v.db"], "--key", place["key.pub"], "--allow-older"];
        string[] second = ["db", "update", place["second"], "--db", place["v/v.db"], "--key", place["key.pub"], "--allow-older"];
        await TimedAsync(place, first);
        var old = Hash(place["v/v.db"]);
        var whole = await TimedAsync(place, second);
        var fresh = Hash(place["v/v.db"]);

        var interrupted = 0;
        for (var i = 1; i <= Kills; i++)
        {
            Assert.Equal(0, (await PublishedBinary.RunAsync(place.Path, first)).ExitCode);
            Assert.Equal(["v.db", "v.db.origin", "v.db.texts"], place.Names("v"));
            Assert.Equal(old, Hash(place["v/v.db"]));
            if (await KillAsync(place, whole, second))
                interrupted++;
            Assert.Contains(Hash(place["v/v.db"]), (string[])[old, fresh]);
            await AssertServesAsync(place);
        }
        Assert.True(interrupted > 0, "No process was killed before its end.");

        Assert.Equal(0, (await PublishedBinary.RunAsync(place.Path, second)).ExitCode);
        Assert.Equal(["v.db", "v.db.origin", "v.db.texts"], place.Names("v"));
        Assert.Equal(fresh, Hash(place["v/v.db"]));
        TestContext.Current.SendDiagnosticMessage($"db update: killed {interrupted} of {Kills} before their end, a whole one takes {whole.TotalMilliseconds:0} ms");
    }

    static async Task AssertServesAsync(Place place)
    {
        var status = await PublishedBinary.RunAsync(place.Path, "db", "status", "--db", place["v/v.db"], "--verify");
        Assert.True(status.ExitCode == 0, status.Error);
        Assert.Contains("advisories, built", status.Output, StringComparison.Ordinal);
    }

    static async Task<TimeSpan> TimedAsync(Place place, string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        var run = await PublishedBinary.RunAsync(place.Path, arguments);
        Assert.True(run.ExitCode == 0, run.Error);
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Starts a process and kills it at some moment.</summary>
    /// <returns>Whether it was still running.</returns>
    static async Task<bool> KillAsync(Place place, TimeSpan whole, string[] arguments)
    {
        using var process = PublishedBinary.Start(place.Path, arguments);
        await Task.Delay(whole * Random.Shared.NextDouble(), TestContext.Current.CancellationToken);
        var isRunning = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return isRunning && process.ExitCode != 0;
    }

    static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    sealed class Place : IDisposable
    {
        public Place()
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            File.WriteAllText(this["key.pem"], key.ExportPkcs8PrivateKeyPem());
            File.WriteAllText(this["key.pub"], key.ExportSubjectPublicKeyInfoPem());
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("plimsoll-kills-").FullName;

        public string this[string name] => System.IO.Path.Combine(Path, name);

        public string[] Names(string folder) =>
            [.. Directory.EnumerateFileSystemEntries(this[folder]).Select(path => System.IO.Path.GetFileName(path)).Order(StringComparer.Ordinal)];

        public void WriteFeed(int first)
        {
            Directory.CreateDirectory(this["feeds/npm"]);
            using var zip = new ZipArchive(File.Create(this["feeds/npm/all.zip"]), ZipArchiveMode.Create);
            for (var i = first; i < first + Advisories; i++)
            {
                using var entry = new StreamWriter(zip.CreateEntry($"GHSA-{i:D6}.json", CompressionLevel.Fastest).Open());
                entry.Write($$"""
                    {"id":"GHSA-{{i:D6}}","aliases":["CVE-2099-{{i:D6}}"],"modified":"2026-01-02T03:04:05Z","summary":"made up {{i * 7919L % 100_003}}",
                     "affected":[{"package":{"ecosystem":"npm","name":"made-up-{{i % 9001}}"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"{{i % 17}}.{{i % 23}}.0"}]}]}]}
                    """);
            }
        }

        public async Task PublishAsync(int first, string target)
        {
            WriteFeed(first);
            await TimedAsync(this, ["db", "build", "--from", this["feeds"], "--output", this["built.db"]]);
            await TimedAsync(this, ["db", "push", this[target], "--db", this["built.db"], "--key", this["key.pem"]]);
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
