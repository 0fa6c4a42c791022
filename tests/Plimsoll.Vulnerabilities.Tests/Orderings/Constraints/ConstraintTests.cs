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
    [InlineData("npm", ">=1.0.0-rc.1 <2", "1.5.0-beta", true)]
    [InlineData("npm", ">=1.0.0 <2", "1.5.0-beta", false)]
    [InlineData("npm", "^0.0.3", "0.0.4", false)]
    [InlineData("npm", "^99999999999999999999.1", "99999999999999999999.2.0", true)]
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
        Assert.True(Constraint.TryParse("<=1.1", Ecosystem.Npm, Both, out var npm));
        Assert.True(npm.IsSatisfiedBy("1.1.0-rc.1"));
        Assert.False(npm.IsSatisfiedBy("1.1.1"));
    }

    [Fact]
    public void A_constraint_longer_than_the_limit_is_none() =>
        Assert.False(Constraint.TryParse(new string(' ', Constraint.MaxLength + 1), Ecosystem.Deb, out _));

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.Select(
            Gen.OneOf<Ecosystem>([.. Ecosystem.All]),
            Gen.String[Gen.Char["01.x*-~^<>=!|, avr+\0é"], 0, 20],
            Gen.String[Gen.Char["01.-~av+\0"], 0, 8]).Sample(
            (ecosystem, text, version) =>
            {
                if (Constraint.TryParse(text, ecosystem, out var constraint))
                    _ = constraint.IsSatisfiedBy(version);
            },
            iter: 5_000);

    static Ecosystem Named(string name) => Ecosystem.All.Single(ecosystem => ecosystem.Name == name);
}
