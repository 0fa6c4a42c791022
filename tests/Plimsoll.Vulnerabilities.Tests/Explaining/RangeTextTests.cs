using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Explaining;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Tests.Explaining;

public sealed class RangeTextTests
{
    [Theory]
    [InlineData("+0 -1.2.3", "", "< 1.2.3")]
    [InlineData("+0", "", "every version")]
    [InlineData("+1.0.0", "", ">= 1.0.0")]
    [InlineData("+1.0.0 =1.5.0", "", ">= 1.0.0 and <= 1.5.0")]
    [InlineData("+0 -1.0.0 +2.0.0 -2.1.0", "", "< 1.0.0, or >= 2.0.0 and < 2.1.0")]
    [InlineData("+0 -1.0.0\n+3.0.0", "5.0.0 2.0.0", "< 1.0.0, or >= 3.0.0, or = 2.0.0")]
    [InlineData("", "1.0.0 2.0.0 3.0.0 4.0.0 5.0.0 6.0.0 7.0.0", "= 1.0.0 or 2.0.0 or 3.0.0 or 4.0.0 or 5.0.0 or 2 more")]
    [InlineData("+0 -<unfixed>", "", "not readable: \"<unfixed>\"")]
    public void The_affected_versions_in_words(string ranges, string versions, string expected)
    {
        var writer = new DatabaseInMemory();
        var entry = new AffectedEntry("npm", "left", VersionRange.Read(ranges), [.. versions.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        writer.Add(new AdvisoryRecord(new Advisory("A", [], [], "", default, "", null), null, Withdrawn: false, [entry]), "npm");
        using var database = writer.Open(DateTimeOffset.UnixEpoch);
        Assert.True(database.TryFind(0, "left", out var rows));
        Assert.Equal(expected, RangeText.Of(database.Row(rows.First), database));
    }
}
