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
    public void Every_ecosystem_has_an_ordering() =>
        Assert.Equal(
            ["deb", "apk", "npm", "pep440"],
            Ecosystem.All.Select(ecosystem => VersionOrderings.For(ecosystem).Name));

    [Fact]
    public void An_ecosystem_without_an_ordering_is_an_error() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => VersionOrderings.For(new Ecosystem("attic", "attic", false)));

    [Theory]
    [InlineData("deb")]
    [InlineData("apk")]
    [InlineData("npm")]
    [InlineData("pep440")]
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
        var nearlyVersions = Gen.Select(Version(name), Gen.String[Gen.Char["0a.-_~!+:r*\0é "], 0, 4], Gen.Int[0, 8])
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

    /// <summary>Few different numbers and words, so that equal parts are frequent.</summary>
    static Gen<string> Version(string name) => name switch
    {
        "deb" => Join(Maybe(Join(Number, One(":"))), Number, Some(One("1", "09", ".", "a", "+", "~", "-1")), Maybe(One("-0", "-1~", "-a"))),
        "apk" => Join(
            Number, Some(Join(One("."), Number)), Maybe(One("a", "b")),
            Some(One("_alpha", "_rc1", "_rc01", "_git", "_p", "_p0")), Maybe(One("~a1", "~b")), Maybe(Join(One("-r"), Number))),
        "npm" => Join(Maybe(One("v")), Dotted3(Number), Maybe(One("-0", "-1.a", "-01", "-a.1", "-a", "beta")), Maybe(One("+1"))),
        "semver" => Join(Dotted3(One("0", "1", "10")), Maybe(One("-0", "-1.a", "-10", "-a.1", "-a", "-a-b")), Maybe(One("+01"))),
        _ => Join(
            Maybe(Join(Number, One("!"))), Number, Some(Join(One("."), Number)),
            Maybe(One("a", "-b2", "rc01", ".pre1")), Maybe(One("-1", ".post", "r2")), Maybe(One(".dev", "dev2")),
            Maybe(One("+1", "+a", "+01.A", "+a.1", "+a-2"))),
    };

    static Gen<string> Number => One("0", "1", "2", "01", "10", "010");

    static Gen<string> Dotted3(Gen<string> number) => Join(number, One("."), number, One("."), number);

    static Gen<string> One(params string[] texts) => Gen.OneOf<string>(texts);

    static Gen<string> Maybe(Gen<string> text) => Gen.OneOf<string>(Gen.Const(""), text);

    static Gen<string> Some(Gen<string> text) => text.Array[0, 3].Select(string.Concat);

    static Gen<string> Join(params Gen<string>[] parts) =>
        parts.Aggregate((all, part) => Gen.Select(all, part, string.Concat));
}
