using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Tests.Feeds;

public sealed class PyPINameTests
{
    [Theory]
    [InlineData("Friendly-._.-Bard", "friendly-bard")]
    [InlineData("friendly_bard", "friendly-bard")]
    [InlineData("requests", "requests")]
    public void Every_spelling_becomes_one(string name, string expected) => Assert.Equal(expected, PyPIName.Normalize(name));
}
