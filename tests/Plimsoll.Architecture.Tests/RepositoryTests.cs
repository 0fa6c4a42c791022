using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Plimsoll.Architecture;

/// <summary>Rules of the repository's shape that the compiler cannot see.</summary>
public sealed class RepositoryTests
{
    static readonly string Root = FindRoot();

    /// <summary>Who may reference whom. The data flows downwards: a project sees only what comes before it.</summary>
    static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Plimsoll.Model"] = [],
        ["Plimsoll.Cel"] = [],
        ["Plimsoll.Rego"] = [],
        ["Plimsoll.Images"] = ["Plimsoll.Model"],
        ["Plimsoll.Vulnerabilities"] = ["Plimsoll.Model"],
        ["Plimsoll.Kubernetes"] = ["Plimsoll.Model"],
        ["Plimsoll.Reports"] = ["Plimsoll.Model"],
        ["Plimsoll.Policies"] = ["Plimsoll.Model", "Plimsoll.Kubernetes", "Plimsoll.Cel", "Plimsoll.Rego"],
        ["Plimsoll.Cli"] =
        [
            "Plimsoll.Model", "Plimsoll.Images", "Plimsoll.Vulnerabilities", "Plimsoll.Kubernetes",
            "Plimsoll.Cel", "Plimsoll.Policies", "Plimsoll.Reports",
        ],
    };

    static readonly string[] VagueEndings = ["Helper", "Helpers", "Util", "Utils", "Utilities", "Manager", "Common", "Misc", "Impl"];

    [Fact]
    public void Every_project_references_only_what_the_table_allows()
    {
        var found = ProductProjects().ToDictionary(
            project => Path.GetFileNameWithoutExtension(project),
            project => XDocument.Load(project).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
                .Order(StringComparer.Ordinal).ToArray(),
            StringComparer.Ordinal);

        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        foreach (var (project, references) in found)
            Assert.Equal(Allowed[project].Order(StringComparer.Ordinal), references);
    }

    [Fact]
    public void Every_test_file_lies_where_its_subject_lies()
    {
        var strays =
            from project in ProductProjects()
            let source = Path.GetDirectoryName(project)!
            let tests = Path.Combine(Root, "tests", Path.GetFileName(source) + ".Tests")
            where Directory.Exists(tests)
            from file in Directory.EnumerateFiles(tests, "*Tests.cs", SearchOption.AllDirectories)
            let relative = Path.GetRelativePath(tests, file)
            let subject = Path.Combine(source, relative[..^"Tests.cs".Length] + ".cs")
            where !File.Exists(subject)
            select relative;

        Assert.Empty(strays);
    }

    [Fact]
    public void No_file_has_a_vague_name() =>
        Assert.DoesNotContain(SourceFiles(), file => VagueEndings.Any(Path.GetFileNameWithoutExtension(file).EndsWith));

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Assert.DoesNotContain(SourceFiles(), file => File.ReadLines(file).Count() > 400);

    static IEnumerable<string> ProductProjects() =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories);

    static IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories);

    static string FindRoot([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
}
