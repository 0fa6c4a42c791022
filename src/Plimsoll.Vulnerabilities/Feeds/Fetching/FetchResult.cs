namespace Plimsoll.Vulnerabilities.Feeds.Fetching;

/// <summary>What became of one file of a feed.</summary>
/// <param name="Feed">The feed's name.</param>
/// <param name="Place">The file, within the folder of feeds.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Bytes">Its size; 0 where it failed.</param>
/// <param name="Detail">Why it failed, for people; else when the server last changed it, empty where it does not say.</param>
public sealed record FetchResult(string Feed, string Place, FetchOutcome Outcome, long Bytes, string Detail);
