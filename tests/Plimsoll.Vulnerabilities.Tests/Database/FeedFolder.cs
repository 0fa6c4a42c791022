using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Vulnerabilities.Database;

namespace Plimsoll.Vulnerabilities.Tests.Database;

/// <summary>A folder of feeds that a test writes, and the database built from it.</summary>
sealed class FeedFolder : IDisposable
{
    internal static readonly DateTimeOffset Built = new(2026, 11, 23, 4, 5, 6, TimeSpan.Zero);

    internal string Path { get; } = Directory.CreateTempSubdirectory("plimsoll-feeds").FullName;

    internal string Database => System.IO.Path.Combine(Path, "out", "plimsoll.db");

    internal FeedFolder Zip(string ecosystem, params string[] records)
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(Path, ecosystem)).FullName;
        using var zip = ZipFile.Open(System.IO.Path.Combine(folder, "all.zip"), ZipArchiveMode.Create);
        for (var i = 0; i < records.Length; i++)
        {
            using var stream = zip.CreateEntry($"{i:D4}.json").Open();
            stream.Write(Encoding.UTF8.GetBytes(records[i]));
        }
        return this;
    }

    internal FeedFolder Data(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "data"));
        using Stream file = File.Create(System.IO.Path.Combine(Path, "data", name));
        using var stream = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Compress) : file;
        stream.Write(Encoding.UTF8.GetBytes(text));
        return this;
    }

    internal Task<BuildResult> BuildAsync(IProgress<BuildProgress>? progress = null) =>
        DatabaseBuild.RunAsync(Path, Database, new FakeTimeProvider(Built), progress, TestContext.Current.CancellationToken);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
