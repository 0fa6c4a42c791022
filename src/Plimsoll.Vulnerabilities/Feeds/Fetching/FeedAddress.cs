namespace Plimsoll.Vulnerabilities.Feeds.Fetching;

/// <summary>Where one file of a feed is fetched from, and where it is put.</summary>
/// <param name="Url">An address of <c>https</c>, <c>http</c> or <c>file</c>.</param>
/// <param name="Place">The path within the folder of feeds, with slashes; of a repository's file without the ending of its compression.</param>
/// <param name="Kind">What lies at the address.</param>
public sealed record FeedAddress(Uri Url, string Place, FeedAddressKind Kind = FeedAddressKind.File);
