using System.Diagnostics;
using System.Text.Json;
using Plimsoll.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Conformance;

/// <summary>Package databases, lock files and os-release files of other scanners' tests.</summary>
public sealed class ScannerInputsTests
{
    const string NotRead = "format not read yet";
    static readonly TimeSpan FileLimit = TimeSpan.FromSeconds(2);
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
            var (packages, fault) = await InputReading.ReadAsync(reader, Path.Combine(suite.Folder, file));
            var (wanted, got) = (Set(expected), Set(packages.Select(Pinned)));

            // Upstream leaves out of some formats what only development needs; then our marks have to be the same.
            var running = Set(packages.Where(package => !package.IsDevelopment).Select(Pinned));
            suite.Record(file, wanted == got || wanted == running, $"expected {wanted}, got {got} {fault}");
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
            var first = await InputReading.ReadAsync(reader, path);
            var elapsed = clock.Elapsed;
            var second = await InputReading.ReadAsync(reader, path);

            // Every lock file of this suite is whole and names packages, whatever its folder is called; one without a single
            // version says so. In the others nothing that is broken may pass as a good file.
            // A go.sum only completes a go.mod of before Go 1.17; a setup.py is no lock file.
            var wantsPackages = name == "component-lockfiles" && Path.GetFileName(file) is not (['.', ..] or "go.sum" or "setup.py");
            var isBroken = name != "component-lockfiles" && IsBroken(file) && !answered.Contains(file);
            var isAlike = first.Fault == second.Fault && first.Packages.Select(Whole).SequenceEqual(second.Packages.Select(Whole), StringComparer.Ordinal);
            var count = first.Packages.Count;
            suite.Record(
                file,
                isAlike && elapsed < FileLimit && (!wantsPackages || count > 0 || first.Fault.Length > 0) && (!isBroken || count == 0 || first.Fault.Length > 0),
                $"{reader.Name}: {count} packages in {elapsed.TotalMilliseconds:0} ms, alike {isAlike}. {first.Fault}");
            if (count > 0)
                suite.Note("found", file, string.Join(' ', first.Packages.Select(Pinned)));
            else
                suite.Note("zeros", file, first.Fault.Length > 0 ? $"{reader.Name}: {first.Fault}" : $"{reader.Name}: no packages, no fault");
        }
        suite.Finish();
    }

    [Fact]
    public async Task Direct_dependencies_of_the_manifest_beside_are_found_at_their_version()
    {
        var suite = ConformanceSuite.Open("component-lockfiles", "direct");
        foreach (var path in Directory.EnumerateFiles(suite.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(suite.Folder, path);
            var manifest = Path.Combine(Path.GetDirectoryName(path)!, "package.json");
            if (Path.GetFileName(path) is "package.json" or ['.', ..] || !File.Exists(manifest) || InputFormats.ReaderOf(file) is not { } reader)
                continue;

            using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(manifest, TestContext.Current.CancellationToken));
            var wanted = document.RootElement.EnumerateObject().Where(list => list.Name.EndsWith("ependencies", StringComparison.Ordinal))
                .SelectMany(list => list.Value.EnumerateObject()).Select(range => $"{range.Name}@{range.Value.GetString()}");
            var (packages, fault) = await InputReading.ReadAsync(reader, path);
            var got = packages.Where(package => package.IsDirect == true).Select(Pinned);
            suite.Record(file, Set(wanted) == Set(got), $"expected {Set(wanted)}, got {Set(got)} {fault}");
        }
        suite.Finish();
    }

    [Fact]
    public async Task Distributions_are_those_of_their_release_files()
    {
        var suite = ConformanceSuite.Open("sbom-tool-inputs", "os-release");
        foreach (var row in File.ReadLines(Path.Combine(suite.Folder, "linux-answers.tsv")).Skip(1))
        {
            var fields = row.Split('\t');
            var facts = await FolderScan.RunAsync(Path.Combine(suite.Folder, fields[0]), fields[0], null, TestContext.Current.CancellationToken);
            var distro = facts.Distro;

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

    // Lists in a record are equal only where they are the same list.
    static string Whole(Package package) => $"{package} {string.Join(',', package.Licenses)} {string.Join(',', package.DependsOn)}";

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

    static string Pinned(Package package) => $"{package.Name}@{package.Version}";

    static string Set(IEnumerable<string> items) => string.Join(' ', items.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
