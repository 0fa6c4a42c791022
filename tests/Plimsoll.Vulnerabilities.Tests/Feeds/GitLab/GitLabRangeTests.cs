using CsCheck;
using Plimsoll.Vulnerabilities.Feeds;
using Plimsoll.Vulnerabilities.Feeds.GitLab;

namespace Plimsoll.Vulnerabilities.Tests.Feeds.GitLab;

public sealed class GitLabRangeTests
{
    [Theory]
    [InlineData("<3.4.0", "+0 -3.4.0")]
    [InlineData(">=1.0.0 <1.2.3||>=2.0.0 <=2.1.0", "+1.0.0 -1.2.3\n+2.0.0 =2.1.0")]
    [InlineData(">=1.0,<1.2", "+1.0 -1.2")]
    [InlineData("=1.0 || ==2.0", "+1.0 =1.0\n+2.0 =2.0")]
    [InlineData(">=1.0", "+1.0")]
    [InlineData("> 1.0 < 2.0", "+1.0 -2.0")]
    [InlineData("[1.0,1.2),[2.0,2.1]", "+1.0 -1.2\n+2.0 =2.1")]
    [InlineData("(,1.2.3)", "+0 -1.2.3")]
    [InlineData("[1.0,)", "+1.0")]
    [InlineData("[1.0]", "+1.0 =1.0")]
    [InlineData("[1.0,1.2) || [2.0,2.1)", "+1.0 -1.2\n+2.0 -2.1")]
    public void Both_languages_are_read(string text, string ranges) => Assert.Equal(ranges, VersionRange.Write(GitLabRange.Read(text)!.Value));

    [Theory]
    [InlineData("")]
    [InlineData("all")]
    [InlineData(">=1 >=2")]
    [InlineData("<")]
    [InlineData("[1.0")]
    [InlineData("[1,2,3]")]
    [InlineData("^1.0")]
    [InlineData("||")]
    public void Anything_else_is_no_range(string text) => Assert.Null(GitLabRange.Read(text));

    [Fact]
    public void Any_text_is_read_or_not() => Gen.Char["<>=|[](), 1.a"].Array[0, 30].Sample(letters => GitLabRange.Read(new string(letters)) is null or { IsEmpty: false });
}
