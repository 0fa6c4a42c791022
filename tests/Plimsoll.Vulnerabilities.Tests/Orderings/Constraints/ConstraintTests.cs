using CsCheck;
using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

public sealed class ConstraintTests
{
    [Theory]
    [InlineData("deb", "")]
    [InlineData("deb", ">= 1.0-1, << 1:2.0~ || = 3")]
    [InlineData("apk", "<1.2.3_rc1~abc-r0 || >2")]
    [InlineData("npm", "^1.2.x || ~2 || 3.* || *")]
    [InlineData("npm", "1.2.3 - 2")]
    [InlineData("npm", "1 ||")]
    [InlineData("Packagist", "^1|^2")]
    [InlineData("PyPI", "~=2.2, !=2.2.*, ===foobar")]
    public void It_is_a_constraint(string ecosystem, string text)
    {
        Assert.True(Constraint.TryParse(text, Named(ecosystem), out var constraint));
        Assert.Equal(text, constraint.ToString());
    }

    [Theory]
    [InlineData("deb", ">")]
    [InlineData("deb", "^1")]
    [InlineData("deb", "1 ||")]
    [InlineData("deb", "||")]
    [InlineData("apk", "~1.0")]
    [InlineData("npm", "x.y")]
    [InlineData("npm", "1.2.3.4")]
    [InlineData("npm", "=== 1.2.3")]
    [InlineData("npm", "latest")]
    [InlineData("Maven", "[1.0,1.1,1.2]")]
    [InlineData("Maven", "(1.0")]
    [InlineData("Maven", "[2.0,1.0]")]
    [InlineData("NuGet", "1.*.3")]
    [InlineData("RubyGems", "=> 1.0")]
    [InlineData("Hex", "^1.0.0")]
    [InlineData("Hex", "~> 1")]
    [InlineData("Pub", "~1.0.0")]
    [InlineData("ConanCenter", "[>1.0")]
    [InlineData("Packagist", "~main")]
    [InlineData("PyPI", "~=2")]
    [InlineData("PyPI", "^2.0")]
    [InlineData("PyPI", "===")]
    [InlineData("PyPI", ">= 2.*")]
    public void It_is_no_constraint(string ecosystem, string text) =>
        Assert.False(Constraint.TryParse(text, Named(ecosystem), out _));

    [Theory]
    [InlineData("deb", "<< 1:2.0~", "1:2.0~rc1-1", false)]
    [InlineData("deb", "<< 1:2.0", "1:2.0~rc1-1", true)]
    [InlineData("deb", "!= 1", "0:1", false)]
    [InlineData("deb", "", "no version", false)]
    [InlineData("apk", ">= 1.0_rc1, < 1.0", "1.0_rc2-r1", true)]
    [InlineData("npm", "1.2.3 - 2", "2.9.9", true)]
    [InlineData("npm", "1.2.3 - 2", "3.0.0", false)]
    [InlineData("npm", ">=1.0.0-rc.1 <2", "1.5.0-beta", false)]
    [InlineData("npm", ">=1.0.0-rc.1 <2", "1.0.0-rc.2", true)]
    [InlineData("npm", ">=1.0.0 <2", "1.5.0-beta", false)]
    [InlineData("npm", "^0.0.3", "0.0.4", false)]
    [InlineData("npm", "^99999999999999999999.1", "99999999999999999999.2.0", true)]
    [InlineData("rpm", "< 1.0-2", "1:1.0-1", true)]
    [InlineData("Maven", "[1.0,2.0)", "2.0-rc1", true)]
    [InlineData("Maven", "(,1.0],[1.2,)", "1.1", false)]
    [InlineData("Maven", "[1.2]", "1.2.0", true)]
    [InlineData("Maven", "< 2.0 || = 3.0", "3.0.Final", true)]
    [InlineData("RubyGems", "~> 1.4", "1.9.9", true)]
    [InlineData("RubyGems", "~> 1.4.2", "1.5.0.a", false)]
    [InlineData("RubyGems", ">= 1.2, < 2", "2.0.rc1", true)]
    [InlineData("NuGet", "1.0", "1.0.0", true)]
    [InlineData("NuGet", "1.0", "9.0.0", true)]
    [InlineData("NuGet", "(1.0,2.0]", "1.0.0.0", false)]
    [InlineData("NuGet", "1.*", "1.9.9", true)]
    [InlineData("NuGet", "1.*", "2.0.0", false)]
    [InlineData("NuGet", "1.*", "1.9.9-rc", false)]
    [InlineData("NuGet", "1.*-*", "1.9.9-rc", true)]
    [InlineData("NuGet", "1.2.0-rc.*", "1.2.0-rc.7", true)]
    [InlineData("NuGet", "1.2.0-rc.*", "1.2.0-beta", false)]
    [InlineData("Go", "< 1.2.4", "v1.2.3+incompatible", true)]
    [InlineData("crates.io", "1.2", "1.9.0", true)]
    [InlineData("crates.io", "0.2.3", "0.3.0", false)]
    [InlineData("crates.io", "~1.2", "1.3.0", false)]
    [InlineData("crates.io", "1.*", "1.9.0", true)]
    [InlineData("crates.io", ">=1.2, <1.5", "1.4.0-rc.1", false)]
    [InlineData("Packagist", "^1.2.3 || ^2.0", "2.9.9", true)]
    [InlineData("Packagist", "~1.2", "2.0.0-alpha", false)]
    [InlineData("Packagist", "1.2.*", "1.2.x-dev", true)]
    [InlineData("Packagist", "1.0 - 2.0", "2.0.9", true)]
    [InlineData("Packagist", "1.0 - 2.0.0", "2.0.9", false)]
    [InlineData("Packagist", ">=1.0@beta,<2.0", "1.0.0-RC1", true)]
    [InlineData("Packagist", "dev-main || ^3", "dev-main", true)]
    [InlineData("Hex", "~> 2.0 and != 2.3.0 or == 1.0.0", "2.3.0", false)]
    [InlineData("Hex", "~> 2.0 and != 2.3.0 or == 1.0.0", "1.0.0", true)]
    [InlineData("Hex", "~> 2.1.0", "2.2.0", false)]
    [InlineData("Pub", "^1.2.3", "2.0.0-dev", false)]
    [InlineData("Pub", ">=1.0.0 <2.0.0", "2.0.0-dev", false)]
    [InlineData("Pub", ">=2.0.0-a <2.0.0", "2.0.0-dev", true)]
    [InlineData("Pub", "any", "0.0.1", true)]
    [InlineData("SwiftURL", "from: \"1.2.0\"", "1.9.0", true)]
    [InlineData("SwiftURL", "\"1.0.0\"..<\"2.0.0\"", "2.0.0", false)]
    [InlineData("SwiftURL", "\"1.0.0\"...\"2.0.0\"", "2.0.0", true)]
    [InlineData("SwiftURL", ".upToNextMinor(from: \"1.2.0\")", "1.3.0", false)]
    [InlineData("ConanCenter", "[>=1.2 <2]", "1.9.1g", true)]
    [InlineData("ConanCenter", "[>=1.2 <2]", "1.9-pre", false)]
    [InlineData("ConanCenter", "[>=1.2 <2, include_prerelease]", "1.9-pre", true)]
    [InlineData("ConanCenter", "~1.2 || ^3", "3.9", true)]
    [InlineData("ConanCenter", "~1.2 || ^3", "1.3", false)]
    [InlineData("Bitnami", "< 2.3.1", "2.3.1-9", false)]
    [InlineData("PyPI", "~=2.2.post3", "2.9", true)]
    [InlineData("PyPI", "~=2.2.post3", "2.2", false)]
    [InlineData("PyPI", "==1.1.post1", "1.1", false)]
    [InlineData("PyPI", "==1.1a1.*", "1.1a1.post2", true)]
    [InlineData("PyPI", "===1.0+ABC", "1.0+abc", true)]
    [InlineData("PyPI", "<2", "2.0rc1", false)]
    [InlineData("PyPI", ">1.7", "1.7.0.post1", false)]
    [InlineData("PyPI", ">1.7.post2", "1.7.0.post3", true)]
    public void It_holds_or_not(string ecosystem, string text, string version, bool expected)
    {
        Assert.True(Constraint.TryParse(text, Named(ecosystem), out var constraint));
        Assert.Equal(expected, constraint.IsSatisfiedBy(version));
    }

    [Fact]
    public void Options_invite_prereleases_and_fill_up_with_zeros()
    {
        const ConstraintOptions Both = ConstraintOptions.Prereleases | ConstraintOptions.ZeroPadding;
        Assert.True(Constraint.TryParse("<2", Ecosystem.PyPI, ConstraintOptions.Prereleases, out var python));
        Assert.True(python.IsSatisfiedBy("2.0rc1"));
        Assert.True(Constraint.TryParse("<=1.1", SemVerOrdering.Strict, Both, out var semver));
        Assert.True(semver.IsSatisfiedBy("1.1.0-rc.1"));
        Assert.False(semver.IsSatisfiedBy("1.1.1"));
    }

    [Theory]
    [InlineData("Go", "< 1.2.4", "(devel)")]
    [InlineData("Packagist", "^1.0", "dev-main")]
    [InlineData("PyPI", "<2", "2.x")]
    public void What_is_no_version_is_never_taken_for_outside(string ecosystem, string text, string version)
    {
        Assert.True(Constraint.TryParse(text, Named(ecosystem), out var constraint));
        Assert.Equal(Satisfaction.NotAVersion, constraint.Evaluate(version));
    }

    [Theory]
    [MemberData(nameof(Orderings))]
    public void Plain_comparisons_agree_with_the_ordering(string name)
    {
        var ordering = VersionOrderings.All.Single(one => one.Name == name);
        Gen.Select(VersionGens.Of(name), VersionGens.Of(name)).Sample(
            (version, bound) =>
            {
                var difference = ordering.Compare(version, bound);
                Assert.True(Constraint.TryParse($">={bound}", ordering, ConstraintOptions.Prereleases, out var least), bound);
                Assert.True(Constraint.TryParse($">{bound}", ordering, ConstraintOptions.Prereleases, out var above), bound);
                return (least.IsSatisfiedBy(version), above.IsSatisfiedBy(version)) == (difference >= 0, difference > 0);
            },
            iter: 1_000);
    }

    /// <summary>
    /// The orderings whose <c>&gt;</c> and <c>&gt;=</c> are nothing but the order: PEP 440 and Conan leave versions out, Composer moves the
    /// bound to its development version, rpm leaves out epochs, and the order of unknown versions depends on what they look like.
    /// </summary>
    public static TheoryData<string> Orderings =>
        [.. VersionOrderings.All.Select(ordering => ordering.Name).Except(["pep440", "conan", "composer", "rpm-evr", "fuzzy"])];

    [Fact]
    public void A_constraint_longer_than_the_limit_is_none() =>
        Assert.False(Constraint.TryParse(new string(' ', Constraint.MaxLength + 1), Ecosystem.Deb, out _));

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.Select(
            Gen.OneOf<IVersionOrdering>([.. VersionOrderings.All]),
            Gen.String[Gen.Char["01.x*-~^<>=!|, avr+\0é[]()@#"], 0, 20],
            Gen.String[Gen.Char["01.-~av+\0"], 0, 8]).Sample(
            (ordering, text, version) =>
            {
                if (Constraint.TryParse(text, ordering, ConstraintOptions.None, out var constraint))
                    _ = constraint.IsSatisfiedBy(version);
            },
            iter: 5_000);

    [Theory]
    [InlineData("[")]
    [InlineData("1||")]
    [InlineData("1.")]
    [InlineData("9")]
    [InlineData("~1 ")]
    [InlineData("[1,2],")]
    public void The_longest_constraints_are_read_at_once(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, Constraint.MaxLength / piece.Length));
        var version = string.Concat(Enumerable.Repeat("1.", 50_000)) + "1";
        foreach (var ordering in VersionOrderings.All)
        {
            if (Constraint.TryParse(text, ordering, ConstraintOptions.None, out var constraint))
                Assert.True(Enum.IsDefined(constraint.Evaluate("1.2.3")));
            Assert.True(Constraint.TryParse("", ordering, ConstraintOptions.None, out var all));
            Assert.NotEqual(Satisfaction.DoesNotHold, all.Evaluate(version));
        }
    }

    static Ecosystem Named(string name) => Ecosystem.All.Single(ecosystem => ecosystem.Name == name);
}
