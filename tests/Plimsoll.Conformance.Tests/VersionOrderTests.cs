using Plimsoll.Model.Packages;
using Plimsoll.Vulnerabilities.Orderings;
using Plimsoll.Vulnerabilities.Orderings.Constraints;

namespace Plimsoll.Conformance;

/// <summary>The version comparisons and constraints that other scanners test themselves with.</summary>
public sealed class VersionOrderTests
{
    [Fact]
    public void Versions_are_ordered_and_constrained_as_others_expect()
    {
        var suite = ConformanceSuite.Open("version-order");
        foreach (var row in Rows(suite, "compare.tsv", columns: 4))
            Compare(suite, row[0], row[1], row[2], row[3]);
        foreach (var row in Rows(suite, "deb-dpkg.tsv", columns: 3))
            Compare(suite, "deb", row[0], row[1], row[2]);
        foreach (var row in Rows(suite, "satisfies.tsv", columns: 5))
            Satisfies(suite, row[0], row[1], row[2], row[3], row[4]);
        foreach (var row in Rows(suite, "valid.tsv", columns: 4))
            Valid(suite, row[0], row[1], row[2].Replace("\\n", "\n", StringComparison.Ordinal), row[3]);
        Ordered(suite);
        suite.Finish();
    }

    static void Compare(ConformanceSuite suite, string scheme, string a, string comparison, string b)
    {
        var id = ConformanceSuite.Id($"compare-{scheme}", $"{a}\t{comparison}\t{b}");
        if (OrderingOf(scheme) is not { } ordering)
        {
            suite.Skip(id, $"ordering of a later issue: {scheme}");
            return;
        }

        var forward = Math.Sign(ordering.Compare(a, b));
        var backward = Math.Sign(ordering.Compare(b, a));
        var holds = comparison switch
        {
            "<" => forward < 0,
            "==" => forward == 0,
            ">" => forward > 0,
            "<=" => forward <= 0,
            ">=" => forward >= 0,
            "!=" => forward != 0,
            _ => false,
        };
        suite.Record(id, holds && backward == -forward, $"{scheme}: {a} {comparison} {b}, got {forward} and {backward}");
    }

    static void Satisfies(
        ConformanceSuite suite, string scheme, string mode, string version, string text, string expected)
    {
        var id = ConformanceSuite.Id($"satisfies-{scheme}", $"{mode}\t{version}\t{text}");
        if (EcosystemOf(scheme) is not { } ecosystem)
        {
            suite.Skip(id, $"ordering of a later issue: {scheme}");
            return;
        }

        var options = mode switch
        {
            "prerelease" => ConstraintOptions.Prereleases,
            "prerelease+zeropadding" => ConstraintOptions.Prereleases | ConstraintOptions.ZeroPadding,
            _ => ConstraintOptions.None,
        };
        var isRead = Constraint.TryParse(text, ecosystem, options, out var constraint);
        var got = isRead && constraint!.IsSatisfiedBy(version);
        suite.Record(
            id,
            isRead && got == (expected == "true"),
            $"{scheme} {mode}: {version} in '{text}', expected {expected}, got {(isRead ? got : "not a constraint")}");
    }

    static void Valid(ConformanceSuite suite, string scheme, string what, string input, string expected)
    {
        var id = ConformanceSuite.Id($"valid-{scheme}", $"{what}\t{input}");
        if (OrderingOf(scheme) is not { } ordering || EcosystemOf(scheme) is not { } ecosystem)
        {
            suite.Skip(id, $"ordering of a later issue: {scheme}");
            return;
        }

        var isValid = what == "constraint" ? Constraint.TryParse(input, ecosystem, out _) : ordering.IsValid(input);
        suite.Record(id, isValid == (expected == "valid"), $"{scheme}: {what} '{input}', expected {expected}");
    }

    static void Ordered(ConformanceSuite suite)
    {
        var file = Path.Combine(suite.Folder, "pep440-ordered.txt");
        var versions = File.Exists(file) ? File.ReadAllLines(file) : [];
        for (var older = 0; older < versions.Length; older++)
        {
            for (var newer = older + 1; newer < versions.Length; newer++)
                Compare(suite, "pep440", versions[older], "<", versions[newer]);
        }
    }

    static IVersionOrdering? OrderingOf(string scheme) =>
        VersionOrderings.All.FirstOrDefault(ordering => ordering.Name == scheme);

    static Ecosystem? EcosystemOf(string scheme) => scheme switch
    {
        "deb" => Ecosystem.Deb,
        "apk" => Ecosystem.Apk,
        "npm" or "semver" => Ecosystem.Npm,
        "pep440" => Ecosystem.PyPI,
        _ => null,
    };

    static IEnumerable<string[]> Rows(ConformanceSuite suite, string name, int columns)
    {
        var file = Path.Combine(suite.Folder, name);
        return File.Exists(file)
            ? File.ReadLines(file).Skip(1).Select(line => line.Split('\t')).Where(row => row.Length >= columns)
            : [];
    }
}
