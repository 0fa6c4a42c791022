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
            Satisfies(suite, row[0], row[1], row[2], row[3].Replace("\\t", "\t", StringComparison.Ordinal), row[4]);
        foreach (var row in Rows(suite, "valid.tsv", columns: 4))
            Valid(suite, row[0], row[1], row[2].Replace("\\n", "\n", StringComparison.Ordinal), row[3]);
        Ordered(suite);
        Parsed(suite);
        suite.Finish(reasons: true);
    }

    static void Compare(ConformanceSuite suite, string scheme, string a, string comparison, string b)
    {
        var id = ConformanceSuite.Id($"compare-{scheme}", $"{a}\t{comparison}\t{b}");
        if (OrderingOf(scheme) is not { } ordering)
        {
            suite.Skip(id, $"names no scheme: {scheme}");
            return;
        }

        var forward = scheme == "rpm" ? CompareInConstraints(ordering, a, b) : Math.Sign(ordering.Compare(a, b));
        var backward = scheme == "rpm" ? CompareInConstraints(ordering, b, a) : Math.Sign(ordering.Compare(b, a));
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
        if (OrderingOf(scheme) is not { } ordering)
        {
            suite.Skip(id, $"names no scheme: {scheme}");
            return;
        }

        var options = mode switch
        {
            "prerelease" => ConstraintOptions.Prereleases,
            "prerelease+zeropadding" => ConstraintOptions.Prereleases | ConstraintOptions.ZeroPadding,
            _ => ConstraintOptions.None,
        };
        var isRead = Constraint.TryParse(text, ordering, options, out var constraint);
        var got = isRead && constraint!.IsSatisfiedBy(version);
        suite.Record(
            id,
            isRead && got == (expected == "true"),
            $"{scheme} {mode}: {version} in '{text}', expected {expected}, got {(isRead ? got : "not a constraint")}");
    }

    static void Valid(ConformanceSuite suite, string scheme, string what, string input, string expected)
    {
        var id = ConformanceSuite.Id($"valid-{scheme}", $"{what}\t{input}");
        if (OrderingOf(scheme) is not { } ordering)
        {
            suite.Skip(id, $"names no scheme: {scheme}");
            return;
        }

        var isValid = what == "constraint" ? Constraint.TryParse(input, ordering, ConstraintOptions.None, out _) : ordering.IsValid(input);
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

    static void Parsed(ConformanceSuite suite)
    {
        var file = Path.Combine(suite.Folder, "claircore-rpmver", "parse");
        foreach (var line in File.Exists(file) ? File.ReadAllLines(file) : [])
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(field => field == "''" ? "" : field).ToArray();
            if (line.StartsWith('#') || fields is not [var input, var name, var epoch, var version, var release, var architecture])
                continue;
            var got = RpmPackageName.TryParse(input);
            suite.Record(
                ConformanceSuite.Id("parse-rpm", input),
                got == new RpmPackageName(name, epoch, version, release, architecture),
                $"rpm: {input}, got {got}");
        }
    }

    /// <summary>The rows called rpm leave out epochs as people do, which is a matter of constraints and not of the order.</summary>
    static int CompareInConstraints(IVersionOrdering ordering, string a, string b) =>
        (Holds(ordering, a, "<", b), Holds(ordering, a, ">", b)) switch { (true, _) => -1, (_, true) => 1, _ => 0 };

    static bool Holds(IVersionOrdering ordering, string a, string comparison, string b) =>
        Constraint.TryParse($"{comparison} {b}", ordering, ConstraintOptions.None, out var constraint) && constraint.IsSatisfiedBy(a);

    static IVersionOrdering? OrderingOf(string scheme) => scheme switch
    {
        "rpm" => RpmOrdering.Evr,
        "kb" => VersionOrderings.Fuzzy,
        _ => VersionOrderings.All.FirstOrDefault(ordering => ordering.Name == scheme),
    };

    static IEnumerable<string[]> Rows(ConformanceSuite suite, string name, int columns)
    {
        var file = Path.Combine(suite.Folder, name);
        return File.Exists(file)
            ? File.ReadLines(file).Skip(1).Select(line => line.Split('\t')).Where(row => row.Length >= columns)
            : [];
    }
}
