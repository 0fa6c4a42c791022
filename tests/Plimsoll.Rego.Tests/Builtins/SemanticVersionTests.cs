using CsCheck;

namespace Plimsoll.Rego.Builtins;

public sealed class SemanticVersionTests
{
    [Theory]
    [InlineData("1.0.0", "1.0.0+build", 0)]
    [InlineData("1.0.0-alpha", "1.0.0", -1)]
    [InlineData("1.0.0-alpha.1", "1.0.0-alpha", 1)]
    [InlineData("1.0.0-2", "1.0.0-10", -1)]
    [InlineData("1.0.0-9", "1.0.0-a", -1)]
    [InlineData("1.0.99999999999999999999", "1.0.100000000000000000000", -1)]
    public void Versions_are_in_the_order_of_the_specification(string left, string right, int expected) =>
        Assert.Equal($"{expected}", Answers.To($"semver.compare(\"{left}\", \"{right}\")"));

    [Theory]
    [InlineData("1.0")]
    [InlineData("01.0.0")]
    [InlineData("v1.0.0")]
    [InlineData("1.0.0-")]
    [InlineData("1.0.0-01")]
    [InlineData("1.0.0+")]
    [InlineData("1.0.0-a_b")]
    public void What_is_no_version_is_none(string text) => Assert.Equal("false", Answers.To($"semver.is_valid(\"{text}\")"));

    [Fact]
    public void The_order_is_total()
    {
        var versions = Gen.String[Gen.Char["01a-."], 1, 6].Select(rest => SemanticVersion.TryParse("1.0.0-" + rest, out var version) ? version : null)
            .Where(version => version is not null).Select(version => version!); // Those that are none are left out.
        Gen.Select(versions, versions, versions).Sample((a, b, c) =>
        {
            Assert.Equal(Math.Sign(a.Against(b)), -Math.Sign(b.Against(a)));
            if (a.Against(b) <= 0 && b.Against(c) <= 0)
                Assert.True(a.Against(c) <= 0);
        });
    }
}
