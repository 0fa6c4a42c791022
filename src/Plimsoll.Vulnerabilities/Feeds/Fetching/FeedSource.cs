using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Feeds.Fetching;

/// <summary>A feed that can be fetched.</summary>
/// <param name="Name">What <c>--feed</c> calls it, e.g. <c>debian</c>.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Format">The form that it is in.</param>
/// <param name="Terms">Its licence or terms of use, in a few words.</param>
/// <param name="IsDefault">Whether it is fetched where no feed is named.</param>
/// <param name="Addresses">Its files.</param>
public sealed record FeedSource(string Name, string Title, string Format, string Terms, bool IsDefault, ImmutableArray<FeedAddress> Addresses);
