using System.Collections.Immutable;

namespace Plimsoll.Model.Vulnerabilities;

/// <summary>What vulnerability data a result rests on.</summary>
/// <param name="Source">The file, for people; <c>embedded</c> for the demonstration set.</param>
/// <param name="IsDemonstration">Whether this is the embedded demonstration set, which proves nothing about an image.</param>
/// <param name="Built">When the database was compiled.</param>
/// <param name="Feeds">Its feeds, by name.</param>
public sealed record DatabaseStatus(string Source, bool IsDemonstration, DateTimeOffset Built, ImmutableArray<FeedStatus> Feeds)
{
    /// <summary>The advisories in all feeds together, without the rows of KEV, EPSS and NVD.</summary>
    public long Advisories => Feeds.Where(feed => feed.Name is not ("KEV" or "EPSS" or "NVD")).Sum(feed => feed.Records);

    /// <summary>The feeds whose newest record is older than <paramref name="limit"/>, and those of which nobody knows how old they are.</summary>
    /// <remarks>A database that was built today of old feeds is an old database.</remarks>
    public IEnumerable<FeedStatus> FeedsOlderThan(TimeSpan limit, DateTimeOffset now) => Feeds.Where(feed => feed.Newest is not { } newest || now - newest > limit);
}
