using Plimsoll.Images.Packages;
using Plimsoll.Images.Packages.Rpm;
using Plimsoll.Model.Packages;

namespace Plimsoll.Conformance;

/// <summary>Real rpm databases with the packages that are in them.</summary>
public sealed class RpmDatabasesTests
{
    const string AnswerEnding = ".expected.tsv";

    static readonly string[] Names = ["rpmdb.sqlite", "Packages.db", "Packages"];

    [Fact]
    public void Every_database_holds_the_packages_of_its_table()
    {
        var suite = ConformanceSuite.Open("rpm-databases");
        foreach (var answer in Directory.EnumerateFiles(suite.Folder, "*" + AnswerEnding).Order(StringComparer.Ordinal))
        {
            var stem = Path.GetFileName(answer)[..^AnswerEnding.Length];
            var database = Directory.EnumerateFiles(suite.Folder, stem + ".*").First(file => Array.Exists(Names, name => file.EndsWith(name, StringComparison.Ordinal)));
            var name = Array.Find(Names, name => database.EndsWith(name, StringComparison.Ordinal))!;
            var file = new PackageFile(new FileLocation("var/lib/rpm/" + name, null), File.ReadAllBytes(database));

            var expected = File.ReadLines(answer).Skip(1).Select(line => Row(line.Split('\t'))).Where(row => !row.StartsWith("gpg-pubkey ", StringComparison.Ordinal));
            var got = new RpmPackages().Read(file, TestContext.Current.CancellationToken).Select(Row);
            var (wanted, found) = (Set(expected), Set(got));
            suite.Record(Path.GetFileName(database), wanted == found, $"expected {wanted}, got {found}");
        }
        suite.Finish();
    }

    // epoch, name, version, release, arch, sourcerpm
    static string Row(string[] fields) =>
        $"{fields[1]} {(fields[0] is "" or "-" or "0" ? "" : fields[0] + ":")}{fields[2]}-{fields[3]} {fields[4]} {fields[5]}";

    static string Row(Package package) =>
        $"{package.Name} {package.Version} {package.Architecture} {package.Source}-{package.SourceVersion[(package.SourceVersion.IndexOf(':') + 1)..]}.src.rpm";

    static string Set(IEnumerable<string> items) => string.Join('\n', items.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
