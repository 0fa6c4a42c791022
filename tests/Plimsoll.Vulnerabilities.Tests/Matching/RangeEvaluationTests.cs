using Plimsoll.Model.Packages;
using Plimsoll.Vulnerabilities.Feeds;
using Plimsoll.Vulnerabilities.Matching;
using Plimsoll.Vulnerabilities.Orderings;

namespace Plimsoll.Vulnerabilities.Tests.Matching;

public sealed class RangeEvaluationTests
{
    [Theory]
    [InlineData("+0 -1.2.3", "1.2.2", ">= 0, < 1.2.3")]
    [InlineData("+0 -1.2.3", "1.2.3", null)]
    [InlineData("+0 -1.2.3", "0.0.0-alpha", ">= 0, < 1.2.3")]
    [InlineData("+1.0.0 =1.5.0", "1.5.0", ">= 1.0.0, <= 1.5.0")]
    [InlineData("+1.0.0 =1.5.0", "1.5.1", null)]
    [InlineData("+1.0.0 =1.5.0", "0.9.0", null)]
    [InlineData("+1.0.0", "9.0.0", ">= 1.0.0")]
    [InlineData("+0 -1.0.0 +2.0.0 -2.1.0", "2.0.5", ">= 2.0.0, < 2.1.0")]
    [InlineData("+0 -1.0.0 +2.0.0 -2.1.0", "1.5.0", null)]
    [InlineData("+0 -1.0.0 +2.0.0 -2.1.0", "0.5.0", ">= 0, < 1.0.0")]
    [InlineData("-2.1.0 +2.0.0 -1.0.0 +0", "2.0.5", ">= 2.0.0, < 2.1.0")]
    [InlineData("+1.0.0 -2.0.0 +2.0.0 -3.0.0", "2.0.0", ">= 2.0.0, < 3.0.0")]
    [InlineData("+2.0.0 -2.0.0", "2.0.0", null)]
    [InlineData("+0 !1.0.0", "1.0.0", null)]
    [InlineData("+0 !1.0.0", "0.9.0", ">= 0")]
    [InlineData("+0 !*", "7.0.0", ">= 0")]
    [InlineData("+0 -1.0.0\n+3.0.0 -3.2.0", "3.1.0", ">= 3.0.0, < 3.2.0")]
    public void A_version_lies_in_the_range_that_osv_says(string ranges, string version, string? expected)
    {
        string? unreadable = null;
        var found = RangeEvaluation.Find(version, VersionRange.Read(ranges), [], VersionOrderings.For(Ecosystem.Npm), ref unreadable);
        Assert.Equal(expected, found?.Range);
        Assert.Null(unreadable);
    }

    [Fact]
    public void The_nearest_fix_of_several_ranges_is_told()
    {
        string? unreadable = null;
        var found = RangeEvaluation.Find("1.0.0", VersionRange.Read("+0 -3.0.0\n+0 -2.0.0\n+0"), [], VersionOrderings.For(Ecosystem.Npm), ref unreadable);
        Assert.Equal("2.0.0", found?.FixedVersion);
    }

    [Fact]
    public void A_version_named_one_by_one_is_affected()
    {
        string? unreadable = null;
        Assert.Equal(new Containment("", "= 1.0"), RangeEvaluation.Find("1.0", [], ["0.9", "1.0.0"], VersionOrderings.For(Ecosystem.PyPI), ref unreadable));
        Assert.Null(RangeEvaluation.Find("1.1", [], ["0.9", "1.0.0"], VersionOrderings.For(Ecosystem.PyPI), ref unreadable));
        Assert.Null(RangeEvaluation.Find("1.1", [], [], VersionOrderings.For(Ecosystem.PyPI), ref unreadable));
    }

    [Fact]
    public void A_range_with_a_malformed_version_is_not_evaluated_but_told()
    {
        string? unreadable = null;
        Assert.Null(RangeEvaluation.Find("1.0.0", VersionRange.Read("+0 -<unfixed>"), [], VersionOrderings.For(Ecosystem.Npm), ref unreadable));
        Assert.Equal("<unfixed>", unreadable);
    }
}
