using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Conformance;

/// <summary>
/// One outside suite: a zip file with cases and expected answers. Counts what passes, writes
/// <c>artifacts/conformance/summary.txt</c> and the failing ids beside it, and holds the run against
/// the checked-in list <c>passing/NAME.txt</c>, which may only grow.
/// </summary>
/// <remarks>
/// The folder of the zip files is named by <c>PLIMSOLL_CONFORMANCE</c> (default <c>../shared/conformance</c> beside
/// the checkout). <c>PLIMSOLL_CONFORMANCE_UPDATE=1</c> adds newly passing cases to the list; nothing removes one.
/// </remarks>
public sealed class ConformanceSuite
{
    static readonly string Root = FindRoot();
    static readonly string Results = Path.Combine(Root, "artifacts", "conformance");
    static readonly SortedDictionary<string, string> Summary = new(StringComparer.Ordinal);
    static readonly Lock Gate = new();

    readonly string _name;
    readonly HashSet<string> _passed = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, string> _failed = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, string> _skipped = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, SortedDictionary<string, string>> _notes = new(StringComparer.Ordinal);

    ConformanceSuite(string name, string folder) => (_name, Folder) = (name, folder);

    /// <summary>Where the suite's files lie, unpacked.</summary>
    public string Folder { get; }

    static string Source => Environment.GetEnvironmentVariable("PLIMSOLL_CONFORMANCE") is { Length: > 0 } named
        ? named
        : Path.GetFullPath(Path.Combine(Root, "..", "shared", "conformance"));

    /// <summary>Unpacks <c>NAME.zip</c>; skips the running test by name where it is absent.</summary>
    /// <param name="name">The file's name without <c>.zip</c>.</param>
    /// <param name="part">What this test looks at, where several tests share one zip file; empty for the whole.</param>
    public static ConformanceSuite Open(string name, string part = "")
    {
        var title = part.Length == 0 ? name : $"{name}-{part}";
        var zip = Path.Combine(Source, name + ".zip");
        if (!File.Exists(zip))
        {
            Report(title, $"{title}: absent, {zip} is not there");
            Assert.Skip($"The outside suite {name}.zip is absent.");
        }

        var folder = Path.Combine(Results, "work", title);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        ZipFile.ExtractToDirectory(zip, folder);
        return new ConformanceSuite(title, folder);
    }

    /// <summary>A short stable name for a case that has none of its own: its kind and a hash of its text.</summary>
    public static string Id(string kind, string text) =>
        $"{kind}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12]}";

    /// <summary>Records one case.</summary>
    /// <param name="id">Stable and unique in the suite.</param>
    /// <param name="passed">Whether our answer is the expected one.</param>
    /// <param name="detail">Read only for a case that failed: input, expected, got.</param>
    public void Record(string id, bool passed, string detail)
    {
        if (passed)
            _passed.Add(id);
        else
            _failed[id] = detail;
    }

    /// <summary>Records a case that is not for us.</summary>
    public void Skip(string id, string why) => _skipped[id] = why;

    /// <summary>Notes something about a case for whoever reads the results: a line of <c>NAME.KIND.txt</c> beside the summary.</summary>
    public void Note(string kind, string id, string what)
    {
        if (!_notes.TryGetValue(kind, out var notes))
            _notes.Add(kind, notes = new(StringComparer.Ordinal));
        notes[id] = what;
    }

    /// <summary>Writes the summary and fails the test where a case of the checked-in list no longer passes.</summary>
    /// <param name="reasons">
    /// Whether <c>reasons/NAME.txt</c> lists every case that fails, with what proves that the expected answer is not to be had.
    /// </param>
    public void Finish(bool reasons = false)
    {
        _passed.ExceptWith(_failed.Keys);
        Directory.CreateDirectory(Results);
        File.WriteAllLines(
            Path.Combine(Results, _name + ".failed.txt"), _failed.Select(failure => $"{failure.Key}\t{failure.Value}"));
        File.WriteAllLines(
            Path.Combine(Results, _name + ".skipped.txt"), _skipped.Select(skip => $"{skip.Key}\t{skip.Value}"));
        foreach (var (kind, notes) in _notes)
            File.WriteAllLines(Path.Combine(Results, $"{_name}.{kind}.txt"), notes.Select(note => $"{note.Key}\t{note.Value}"));
        Report(_name, $"{_name}: {_passed.Count} passed, {_failed.Count} failed, {_skipped.Count} skipped");

        var listFile = Path.Combine(Root, "tests", "Plimsoll.Conformance.Tests", "passing", _name + ".txt");
        var listed = File.Exists(listFile) ? File.ReadAllLines(listFile) : [];
        if (Environment.GetEnvironmentVariable("PLIMSOLL_CONFORMANCE_UPDATE") == "1")
            File.WriteAllLines(listFile, listed.Union(_passed, StringComparer.Ordinal).Order(StringComparer.Ordinal));

        Assert.True(_passed.Count + _failed.Count > 0, $"{_name}: no case was read.");
        var lost = listed.Where(id => _failed.ContainsKey(id) || _skipped.ContainsKey(id)).ToArray();
        Assert.True(lost.Length == 0, $"{_name}: no longer passing: {string.Join(", ", lost.Take(20))}");
        if (reasons)
            Assert.Empty(_failed.Where(failure => !Reasons().Contains(failure.Key)).Select(failure => $"{failure.Key} {failure.Value}").ToArray());
    }

    HashSet<string> Reasons()
    {
        var file = Path.Combine(Root, "tests", "Plimsoll.Conformance.Tests", "reasons", _name + ".txt");
        return File.Exists(file) ? [.. File.ReadLines(file).Select(line => line.Split('\t')[0])] : [];
    }

    static void Report(string title, string line)
    {
        lock (Gate)
        {
            Summary[title] = line;
            Directory.CreateDirectory(Results);
            File.WriteAllLines(Path.Combine(Results, "summary.txt"), Summary.Values);
        }
    }

    static string FindRoot([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
}
