namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>What an update did.</summary>
/// <param name="Built">When the database that is there now was compiled.</param>
/// <param name="IsNew">Whether anything was replaced.</param>
/// <param name="FetchedBytes">Bytes fetched for it.</param>
/// <param name="Deltas">Deltas applied instead of fetching whole files.</param>
/// <param name="SignedBy">The fingerprint of the key that verified it; empty where nobody asked for a signature.</param>
public sealed record UpdateResult(DateTimeOffset Built, bool IsNew, long FetchedBytes, int Deltas, string SignedBy);
