using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Tests.Feeds;

public sealed class VersionRangeTests
{
    [Theory]
    [InlineData("+0 -1.2.3")]
    [InlineData("+1.0 =1.5 !2\n+2 -2.1")]
    [InlineData("")]
    public void What_was_written_is_read_again(string text) => Assert.Equal(text, VersionRange.Write(VersionRange.Read(text)));

    [Theory]
    [InlineData("1.0")]
    [InlineData("+")]
    [InlineData("+1  -2")]
    public void A_malformed_text_is_refused(string text) => Assert.Throws<FormatException>(() => VersionRange.Read(text));
}
