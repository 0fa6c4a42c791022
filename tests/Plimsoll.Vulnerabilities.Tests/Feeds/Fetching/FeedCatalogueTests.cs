using Plimsoll.Vulnerabilities.Feeds.Fetching;

namespace Plimsoll.Vulnerabilities.Tests.Feeds.Fetching;

public sealed class FeedCatalogueTests
{
    [Fact]
    public void Names_and_places_are_given_once_and_lie_within_the_folder()
    {
        var all = FeedCatalogue.All(TimeProvider.System);
        Assert.Equal(all.Length, all.Select(feed => feed.Name).Distinct(StringComparer.Ordinal).Count());
        var places = all.SelectMany(feed => feed.Addresses).Select(address => address.Place).ToList();
        Assert.Equal(places.Count, places.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(places, place => Assert.StartsWith("/feeds/", FeedPlace.Path("/feeds", place), StringComparison.Ordinal));
        Assert.All(all, feed => Assert.All(feed.Addresses, address => Assert.Equal("https", address.Url.Scheme)));
    }

    [Fact]
    public void Every_ecosystem_of_osv_has_a_feed()
    {
        var feed = FeedCatalogue.Find("osv:Nobody Knows", TimeProvider.System);
        Assert.EndsWith("/Nobody%20Knows/all.zip", Assert.Single(feed!.Addresses).Url.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("Nobody Knows/all.zip", feed.Addresses[0].Place);
        Assert.Null(FeedCatalogue.Find("osv:../x", TimeProvider.System));
        Assert.Null(FeedCatalogue.Find("nothing", TimeProvider.System));
    }

    [Theory]
    [InlineData("kev", "https://example.org/mirror/kev.json", "data/known_exploited_vulnerabilities.json")]
    [InlineData("osv:npm", "https://example.org/npm.zip", "npm/all.zip")]
    [InlineData("mine", "https://example.org/a/b.json?x=1", "mine/b.json")]
    [InlineData("alpine", "https://example.org/main.json", "alpine/main.json")]
    public void Another_address_keeps_the_place_of_the_feed(string name, string url, string place) =>
        Assert.Equal(place, Assert.Single(FeedCatalogue.At(name, new Uri(url), TimeProvider.System)!.Addresses).Place);

    [Theory]
    [InlineData("../x", "https://example.org/a.json")]
    [InlineData("mine", "https://example.org/")]
    [InlineData("mine", "https://example.org/%2e%2e%2fa")]
    public void An_address_without_a_name_has_no_place(string name, string url) =>
        Assert.Null(FeedCatalogue.At(name, new Uri(url), TimeProvider.System));
}
