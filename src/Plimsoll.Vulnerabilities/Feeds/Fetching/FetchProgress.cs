namespace Plimsoll.Vulnerabilities.Feeds.Fetching;

/// <summary>How far the fetching is.</summary>
/// <param name="Feed">The feed's name.</param>
/// <param name="Place">The file.</param>
/// <param name="Bytes">Bytes of it that are there.</param>
/// <param name="Total">Bytes that it has; 0 where the server does not say.</param>
public readonly record struct FetchProgress(string Feed, string Place, long Bytes, long Total);
