using Plimsoll.Images;

namespace Plimsoll.Conformance;

/// <summary>Pieces of released programs, recognised by their files' names and their content.</summary>
public sealed class BinaryClassifiersTests
{
    static readonly byte[] HeadStart = [.. "name:"u8];
    static readonly byte[] HeadEnd = [.. "### byte snippet to follow ###\n"u8];

    [Fact]
    public async Task A_program_is_recognised_with_its_version()
    {
        var suite = ConformanceSuite.Open("binary-classifiers");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(suite.Folder, "snippets"), "*", SearchOption.AllDirectories))
            CutHead(file);

        foreach (var row in File.ReadLines(Path.Combine(suite.Folder, "cases.tsv")).Skip(1))
        {
            if (row.Split('\t') is not [var folder, var name, var version, var purl, var locations])
                continue;
            var facts = await FolderScan.RunAsync(Path.Combine(suite.Folder, folder), folder, null, TestContext.Current.CancellationToken);
            var found = facts.Packages.Where(package => package.Name == name).ToList();
            var isFound = name is "-" || found.Exists(package =>
                package.Version == version && package.Purl(null).Text == purl && locations.Split(',').Contains(package.Location.Path));

            // The same program may lie in several of the places; another version of it would be wrong.
            suite.Record(
                $"{folder} {name}",
                isFound && found.TrueForAll(package => package.Version == version),
                $"expected {purl} in {locations}, got "
                + string.Join(' ', facts.Packages.Select(package => $"{package.Purl(null)} in {package.Location.Path}"))
                + string.Join(' ', facts.Unread.Select(unread => unread.Detail)));
        }
        suite.Finish();
    }

    static void CutHead(string file)
    {
        var content = File.ReadAllBytes(file);
        if (content.AsSpan().StartsWith(HeadStart) && content.AsSpan().IndexOf(HeadEnd) is >= 0 and var head)
            File.WriteAllBytes(file, content[(head + HeadEnd.Length)..]);
    }
}
