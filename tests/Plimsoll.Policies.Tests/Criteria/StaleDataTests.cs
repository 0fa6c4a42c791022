using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Policies.Criteria;

public sealed class StaleDataTests
{
    [Theory]
    [InlineData("npm", 40, true)]
    [InlineData("npm", 20, false)]
    [InlineData("PyPI", 40, false)]
    [InlineData("Debian security tracker", 40, true)]
    public void A_feed_older_than_allowed_is_told_where_it_may_be_about_the_image(string feed, int days, bool expected)
    {
        var database = new DatabaseStatus("vulnerabilities.db", false, Samples.Now, [new FeedStatus(feed, 1, Samples.Now.AddDays(-days))]);
        var criteria = GateCriteria.Default with { MaxFeedAge = TimeSpan.FromDays(30) };
        var unread = StaleData.In(new Evidence([], [Samples.Image(Samples.Match(Severity.Low))], database, []), criteria, Samples.Now).ToList();
        Assert.Equal(expected, unread.Count == 1);
        if (expected)
            Assert.Contains("40 days old", unread[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_of_which_nobody_knows_the_age_is_told()
    {
        var database = new DatabaseStatus("vulnerabilities.db", false, Samples.Now, [new FeedStatus("KEV", 1, null)]);
        Assert.Contains("nobody knows", Assert.Single(StaleData.In(new Evidence([], [], database, []), GateCriteria.Default with { MaxFeedAge = TimeSpan.FromDays(1) }, Samples.Now)).Detail, StringComparison.Ordinal);
    }
}
