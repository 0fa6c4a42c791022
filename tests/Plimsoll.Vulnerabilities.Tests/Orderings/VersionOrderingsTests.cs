using System.Text;
using CsCheck;
using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Orderings;

public sealed class VersionOrderingsTests
{
    /// <summary>How many generated cases each property sees; short enough for every test run.</summary>
    const int Cases = 2_000;

    public static TheoryData<string> Names => [.. VersionOrderings.All.Select(ordering => ordering.Name)];

    [Fact]
    public void Every_ecosystem_has_an_ordering_but_those_for_which_nobody_files_advisories() =>
        Assert.Equal(
            ["nix", "conda", "Hackage", "CRAN", "WordPress", "LuaRocks", "OTP", "SWI-Prolog", "Homebrew", "Terraform", "vcpkg", "binary"],
            Ecosystem.All.Where(ecosystem => !VersionOrderings.TryFind(ecosystem.Name, out _)).Select(ecosystem => ecosystem.Name));

    [Fact]
    public void An_ecosystem_without_an_ordering_is_an_error() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => VersionOrderings.For(new Ecosystem("attic", "attic", false)));

    [Theory]
    [InlineData("Rocky Linux:9", "rpm-evr")]
    [InlineData("Red Hat:enterprise_linux:9::baseos", "rpm-evr")]
    [InlineData("Ubuntu:22.04:LTS", "deb")]
    [InlineData("Chainguard", "apk")]
    [InlineData("Kubernetes", "kubernetes")]
    [InlineData("opam", "deb")]
    [InlineData("GitHub Actions", "github-actions")]
    public void An_ecosystem_of_OSV_has_the_ordering_of_its_packages(string ecosystem, string expected)
    {
        Assert.True(VersionOrderings.TryFind(ecosystem, out var ordering));
        Assert.Equal(expected, ordering.Name);
    }

    [Fact]
    public void An_ecosystem_that_nobody_knows_has_none() => Assert.False(VersionOrderings.TryFind("attic", out _));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_line_of_the_table_holds_in_both_directions(string name)
    {
        var ordering = Named(name);
        var wrong =
            from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Orderings", "testdata", $"{name}-versions.txt"))
            where line.Length > 0 && line[0] != '#'
            let parts = line.Split(' ')
            let expected = parts[1] switch { "<" => -1, ">" => 1, _ => 0 }
            where !ordering.IsValid(parts[0]) || !ordering.IsValid(parts[2])
                || Math.Sign(ordering.Compare(parts[0], parts[2])) != expected
                || Math.Sign(ordering.Compare(parts[2], parts[0])) != -expected
            select line;

        Assert.Empty(wrong.ToArray());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Valid_versions_have_a_total_order(string name)
    {
        var ordering = Named(name);
        var versions = Version(name);
        Gen.Select(versions, versions, versions).Sample(
            (a, b, c) =>
            {
                Assert.True(ordering.IsValid(a), a);
                var (ab, ba) = (Math.Sign(ordering.Compare(a, b)), Math.Sign(ordering.Compare(b, a)));
                var (bc, ac) = (Math.Sign(ordering.Compare(b, c)), Math.Sign(ordering.Compare(a, c)));
                var isTransitive = ab > 0 || bc > 0 || ac == Math.Sign(ab + bc);
                return ordering.Compare(a, a) == 0 && ab == -ba && isTransitive;
            },
            iter: Cases);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_text_makes_an_ordering_throw(string name)
    {
        var ordering = Named(name);
        var nearlyVersions = Gen.Select(Version(name), Gen.String[Gen.Char["0a.-_~!+:r*\0é١² "], 0, 4], Gen.Int[0, 8])
            .Select((version, noise, at) => version.Insert(Math.Min(at, version.Length), noise));
        var texts = Gen.OneOf<string>(Gen.String, nearlyVersions);
        Gen.Select(texts, texts).Sample(
            (a, b) =>
            {
                _ = ordering.IsValid(a);
                Assert.Equal(0, ordering.Compare(a, a));
                Assert.Equal(Math.Sign(ordering.Compare(a, b)), -Math.Sign(ordering.Compare(b, a)));
            },
            iter: Cases);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_version_of_a_hundred_thousand_pieces_is_compared(string name)
    {
        var ordering = Named(name);
        foreach (var piece in new[] { "1.", "1", "0", "~", "1-", "_p1", "a.", "1+", "-r1", "!", "v", "=" })
        {
            var text = new StringBuilder("1.0.0-").Insert(6, piece, 100_000).ToString();
            _ = ordering.IsValid(text);
            Assert.Equal(0, ordering.Compare(text, text));
            Assert.NotEqual(0, ordering.Compare(text, "7!9:9"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Comparing_allocates_nothing(string name)
    {
        var ordering = Named(name);
        var versions = Version(name).Array[100].Single();

        // Code that the just-in-time compiler has not yet optimised boxes; what truly allocates never gets to zero.
        Assert.True(SpinWait.SpinUntil(() => AllocatedBytes() == 0, TimeSpan.FromSeconds(20)));

        long AllocatedBytes()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var index = 1; index < versions.Length; index++)
            {
                _ = ordering.IsValid(versions[index]);
                _ = ordering.Compare(versions[index - 1], versions[index]);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    static IVersionOrdering Named(string name) => VersionOrderings.All.Single(ordering => ordering.Name == name);

    static Gen<string> Version(string name) => VersionGens.Of(name);
}
