using CsCheck;

namespace Plimsoll.Cel.Kubernetes;

public sealed class SemanticVersionTests
{
    [Theory]
    [InlineData("", "Version string empty")]
    [InlineData("v1.0", "No Major.Minor.Patch elements found")]
    [InlineData("v1.0.0", "Invalid character(s) found in major number \"v1\"")]
    [InlineData("1.x.0", "Invalid character(s) found in minor number \"x\"")]
    [InlineData("1.0.0.0", "Invalid character(s) found in patch number \"0.0\"")]
    [InlineData("01.0.0", "Major number must not contain leading zeroes \"01\"")]
    [InlineData("1..0", "strconv.ParseUint: parsing \"\": invalid syntax")]
    [InlineData("99999999999999999999.0.0", "value out of range")]
    [InlineData("1.0.0-", "Prerelease is empty")]
    [InlineData("1.0.0-01", "Numeric PreRelease version must not contain leading zeroes \"01\"")]
    [InlineData("1.0.0-a_b", "Invalid character(s) found in prerelease \"a_b\"")]
    [InlineData("1.0.0+", "Build meta data is empty")]
    public void What_is_no_version_is_refused_with_Kubernetes_words(string text, string reason)
    {
        Assert.False(SemanticVersion.TryParse(text, out _, out var error));
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v1", "1.0.0")]
    [InlineData("1.2", "1.2.0")]
    [InlineData("01.002.0003", "1.2.3")]
    [InlineData("00.0.0-rc.1", "0.0.0-rc.1")]
    public void A_lenient_version_may_be_short_and_padded(string text, string expected)
    {
        Assert.True(SemanticVersion.TryParseLenient(text, out var version, out var error), error);
        Assert.Equal(expected, version.ToString());
    }

    [Theory]
    [InlineData("semver('1.2.3').isLessThan(semver('1.10.0')) && semver('2.0.0').isGreaterThan(semver('1.99.99'))")]
    [InlineData("semver('1.0.0-rc.1').isLessThan(semver('1.0.0')) && semver('1.0.0+a') == semver('1.0.0+b')")]
    [InlineData("semver('1.0.0-2').isLessThan(semver('1.0.0-10')) && semver('1.0.0-10').isLessThan(semver('1.0.0-a'))")]
    [InlineData("semver('1.2.3').major() == 1 && semver('1.2.3').minor() == 2 && semver('1.2.3').patch() == 3")]
    [InlineData("semver('1.2.3').compareTo(semver('1.2.3')) == 0 && semver('v1.2', true) == semver('1.2.0')")]
    [InlineData("!isSemver('v1.2', false) && isSemver('v1.2', true) && !isSemver('1.2-rc', true)")]
    public void Functions_answer_as_in_Kubernetes(string expression) => Newest.IsTrue(expression);

    [Fact]
    public void The_order_is_total()
    {
        var identifiers = Gen.OneOf<string>("1", "2", "10", "alpha", "beta", "Rc", "0a").List[0, 3].Select(parts => parts.Count == 0 ? "" : $"-{string.Join('.', parts)}");
        var versions = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 12], identifiers, (major, minor, rest) => Version($"{major}.{minor}.0{rest}"));
        Gen.Select(versions, versions, versions).Sample((a, b, c) =>
        {
            Assert.Equal(Math.Sign(SemanticVersion.Compare(a, b)), -Math.Sign(SemanticVersion.Compare(b, a)));
            if (SemanticVersion.Compare(a, b) <= 0 && SemanticVersion.Compare(b, c) <= 0)
                Assert.True(SemanticVersion.Compare(a, c) <= 0);
            Assert.Equal(SemanticVersion.Compare(a, b) == 0, a.ToString() == b.ToString());
        });
    }

    static SemanticVersion Version(string text)
    {
        Assert.True(SemanticVersion.TryParse(text, out var version, out var error), error);
        return version;
    }
}
