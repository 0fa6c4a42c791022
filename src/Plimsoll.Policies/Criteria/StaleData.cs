using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Policies.Criteria;

/// <summary>Tells vulnerability data that is too old to call anything clean.</summary>
static class StaleData
{
    /// <summary>What is too old: the database by when it was built, each feed by its newest record.</summary>
    internal static IEnumerable<Unread> In(Evidence evidence, GateCriteria criteria, DateTimeOffset now)
    {
        if (evidence.Database is not { } database)
            return [];
        var unread = ImmutableArray.CreateBuilder<Unread>();
        if (criteria.MaxDatabaseAge is { } allowed && now - database.Built > allowed)
        {
            unread.Add(new Unread(
                database.Source, UnreadReason.Stale,
                $"the vulnerability database was built {Days(database.Built, now)} days ago; --max-db-age allows {allowed.Days}: run plimsoll db update, or db build again"));
        }
        if (criteria.MaxFeedAge is { } limit)
        {
            var used = evidence.Images.SelectMany(image => image.Facts.Packages).Select(package => package.Ecosystem.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var feed in database.FeedsOlderThan(limit, now).Where(feed => IsMeant(feed, used)))
                unread.Add(new Unread($"{database.Source}, feed {feed.Name}", UnreadReason.Stale, $"{Age(feed, now)}; --max-feed-age allows {limit.Days}: build the database of newer feeds"));
        }
        return unread.ToImmutable();
    }

    // A feed with the name of a language's ecosystem is about its packages alone; of others it is not known whose they are.
    static bool IsMeant(FeedStatus feed, HashSet<string> used) => used.Contains(feed.Name) || Ecosystem.All.All(ecosystem => ecosystem.Name != feed.Name);

    static string Age(FeedStatus feed, DateTimeOffset now) =>
        feed.Newest is { } newest ? $"its newest record is {Days(newest, now)} days old" : "nobody knows how old it is: no record has a date";

    static string Days(DateTimeOffset then, DateTimeOffset now) => ((int)(now - then).TotalDays).ToString(CultureInfo.InvariantCulture);
}
