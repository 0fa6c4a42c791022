using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Tests.Feeds;

public sealed class RangeContradictionTests
{
    [Theory]
    [InlineData("npm", "+2.0.0 -1.0.0")]
    [InlineData("npm", "-1.0.0 +2.0.0")]
    [InlineData("npm", "+2.0.0 =1.9.9")]
    [InlineData("Debian:12", "+1:1.0 -2.0")]
    public void A_range_that_ends_before_it_begins_is_taken_out(string feed, string range)
    {
        Assert.Null(Remove(feed, range, out var contradiction));
        Assert.NotNull(contradiction);
    }

    [Theory]
    [InlineData("npm", "+0 -1.0.0")]
    [InlineData("npm", "+1.0.0 -2.0.0")]
    [InlineData("npm", "-2.0.0 +1.0.0")]
    [InlineData("npm", "+1.19.0 -1.19.6 +1.18.0 -1.18.14")]
    [InlineData("npm", "+1.0.0 -1.0.0")]
    [InlineData("npm", "+nonsense -1.0.0")]
    [InlineData("npm", "-1.0.0")]
    [InlineData("Nobody knows", "+2 -1")]
    public void Any_other_range_stays(string feed, string range)
    {
        var entry = Entry(feed, range);
        Assert.Same(entry, RangeContradiction.Remove(entry, out var contradiction));
        Assert.Null(contradiction);
    }

    [Fact]
    public void The_other_ranges_of_the_package_stay()
    {
        var sample = FeedSample.Read(new OsvFormat(), """
            {"id":"A-1","affected":[{"package":{"ecosystem":"npm","name":"a"},"ranges":[
              {"type":"SEMVER","events":[{"introduced":"2.0.0"},{"fixed":"1.0.0"}]},{"type":"SEMVER","events":[{"introduced":"3.0.0"},{"fixed":"3.1.0"}]}]}]}
            """);
        Assert.Equal("+3.0.0 -3.1.0", FeedSample.Ranges(sample.Entry("a")));
        Assert.Contains("ends at 1.0.0, before it begins at 2.0.0", Assert.Single(sample.Unread).Detail, StringComparison.Ordinal);
    }

    static AffectedEntry? Remove(string feed, string range, out string? contradiction) => RangeContradiction.Remove(Entry(feed, range), out contradiction);

    static AffectedEntry Entry(string feed, string range) => new(feed, "a", VersionRange.Read(range), []);
}
