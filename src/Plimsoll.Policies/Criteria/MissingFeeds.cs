using Plimsoll.Model.Findings;

namespace Plimsoll.Policies.Criteria;

/// <summary>Tells criteria that could deny nothing, because the database holds no facts for them.</summary>
static class MissingFeeds
{
    /// <summary>The criteria that could not be decided. The demonstration set has such facts in its records, and no feed of them.</summary>
    internal static IEnumerable<Unread> In(Evidence evidence, GateCriteria criteria)
    {
        if (evidence.Database is not { IsDemonstration: false } database || evidence.Images.IsEmpty)
            return [];
        return criteria.Vulnerabilities
            .Where(criterion => criterion.RequiredFeed.Length > 0 && !database.Feeds.Any(feed => feed.Name == criterion.RequiredFeed && feed.Records > 0))
            .Select(criterion => new Unread(
                database.Source, UnreadReason.Missing,
                $"the database holds nothing of {criterion.RequiredFeed}, so {criterion.Rule} could not be decided: build it with that feed"));
    }
}
