using System.Diagnostics;
using System.Text.Json;
using Plimsoll.Images.Packages;
using Plimsoll.Model.Packages;

namespace Plimsoll.Conformance;

/// <summary>Package databases, lock files and os-release files of other scanners' tests.</summary>
public sealed class ScannerInputsTests
{
    const string NotRead = "format not read yet";
    static readonly TimeSpan FileLimit = TimeSpan.FromSeconds(2);
    static readonly string[] OsReleases = ["etc/os-release", "usr/lib/os-release"];
    static readonly string[] Broken = ["sad", "invalid", "broken", "corrupt", "empty", "bad", "dummy"];

    [Fact]
    public async Task Answered_files_hold_the_packages_of_their_answer()
    {
        var suite = ConformanceSuite.Open("scanner-inputs", "answers");
        var read = 0;
        foreach (var line in File.ReadLines(Path.Combine(suite.Folder, "answers.jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            var file = document.RootElement.GetProperty("file").GetString()!;
            if (InputFormats.ReaderOf(file) is not { } reader)
            {
                suite.Skip(file, NotRead);
                continue;
            }

            read++;
            var expected = document.RootElement.GetProperty("packages").EnumerateArray()
                .Select(package => $"{package[0].GetString()}@{package[1].GetString()}");
            var (packages, fault) = await ReadAsync(reader, Path.Combine(suite.Folder, file));
            var (wanted, got) = (Set(expected), Set(packages.Select(package => $"{package.Name}@{package.Version}")));
            suite.Record(file, wanted == got, $"expected {wanted}, got {got} {fault}");
        }
        if (read == 0)
            Assert.Skip("No answered file here is in a format that we read yet.");
        suite.Finish();
    }

    [Theory]
    [InlineData("scanner-inputs")]
    [InlineData("sbom-tool-inputs")]
    [InlineData("component-lockfiles")]
    public async Task Files_without_an_answer_are_read_or_refused_alike_each_time(string name)
    {
        var suite = ConformanceSuite.Open(name, "packages");
        var files = Directory.EnumerateFiles(suite.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        var answered = Answered(suite.Folder);
        foreach (var path in files)
        {
            var file = Path.GetRelativePath(suite.Folder, path);
            if (InputFormats.ReaderOf(file) is not { } reader)
            {
                suite.Skip(file, NotRead);
                continue;
            }

            var clock = Stopwatch.StartNew();
            var first = await ReadAsync(reader, path);
            var elapsed = clock.Elapsed;
            var second = await ReadAsync(reader, path);

            // Every lock file of this suite names packages, and nothing that is broken may pass as a good file.
            // A go.sum only completes a go.mod of before Go 1.17.
            var wantsPackages = name == "component-lockfiles" && Path.GetFileName(file) is not (['.', ..] or "go.sum");
            var isAlike = first.Fault == second.Fault && first.Packages.Select(Whole).SequenceEqual(second.Packages.Select(Whole));
            var count = first.Packages.Count;
            suite.Record(
                file,
                isAlike && elapsed < FileLimit && (!wantsPackages || count > 0) && (!IsBroken(file) || answered.Contains(file) || count == 0 || first.Fault.Length > 0),
                $"{reader.Name}: {count} packages in {elapsed.TotalMilliseconds:0} ms, alike {isAlike}. {first.Fault}");
        }
        suite.Finish();
    }

    [Fact]
    public void Distributions_are_those_of_their_os_release()
    {
        var suite = ConformanceSuite.Open("sbom-tool-inputs", "os-release");
        foreach (var row in File.ReadLines(Path.Combine(suite.Folder, "linux-answers.tsv")).Skip(1))
        {
            var fields = row.Split('\t');
            var file = OsReleases.Select(path => Path.Combine(suite.Folder, fields[0], path))
                .FirstOrDefault(File.Exists);
            if (file is null)
            {
                suite.Skip(fields[0], "no os-release file; we read no other");
                continue;
            }

            using var stream = File.OpenRead(file);
            var distro = OsRelease.Parse(stream);

            // Where the answer is "none recorded", os-release(5) still has a default.
            var id = fields[1] != "-" ? fields[1] : distro is null ? "" : "linux";
            var version = fields[2] == "-" ? "" : fields[2];
            suite.Record(
                fields[0],
                (distro?.Id ?? "", distro?.VersionId ?? "") == (id, version),
                $"expected {id} {version}, got {distro?.Id} {distro?.VersionId}");
        }
        suite.Finish();
    }

    /// <summary>The files whose packages are known: their names say nothing of it.</summary>
    static HashSet<string> Answered(string folder)
    {
        var answers = Path.Combine(folder, "answers.jsonl");
        var files = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in File.Exists(answers) ? File.ReadLines(answers) : [])
        {
            using var document = JsonDocument.Parse(line);
            files.Add(document.RootElement.GetProperty("file").GetString()!);
        }
        return files;
    }

    /// <summary>Whether the last word of the file's or its folder's name says so: <c>lock_sad.json</c>, <c>corrupt/status</c>.</summary>
    static bool IsBroken(string file)
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(file)) ?? "";
        return new[] { Path.GetFileNameWithoutExtension(file), folder }
            .Any(name => Broken.Contains(name[(name.LastIndexOfAny(['-', '_', '.']) + 1)..], StringComparer.OrdinalIgnoreCase));
    }

    static async Task<(List<Package> Packages, string Fault)> ReadAsync(IPackageReader reader, string path)
    {
        var packages = new List<Package>();
        var cancellation = TestContext.Current.CancellationToken;
        try
        {
            await using var stream = File.OpenRead(path);
            var content = reader.Extractor is { } extractor
                ? await extractor.ExtractAsync(stream, path, stream.Length, cancellation)
                : await File.ReadAllBytesAsync(path, cancellation);
            foreach (var package in reader.Read(new PackageFile(new FileLocation(path.TrimStart('/'), null), content, Beside), cancellation))
                packages.Add(package);
            return (packages, "");
        }
        catch (InvalidDataException fault)
        {
            return (packages, fault.Message);
        }
    }

    /// <summary>A package with what it needs, which two readings hold in lists of their own.</summary>
    static string Whole(Package package) => $"{package} {string.Join(' ', package.DependsOn)} {string.Join(' ', package.Licenses)}";

    static ReadOnlyMemory<byte>? Beside(string path) => File.Exists("/" + path) ? File.ReadAllBytes("/" + path) : default(ReadOnlyMemory<byte>?);

    static string Set(IEnumerable<string> items) => string.Join(' ', items.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
