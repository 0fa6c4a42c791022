namespace Plimsoll.Vulnerabilities.Feeds.Fetching;

/// <summary>What became of a file.</summary>
public enum FetchOutcome
{
    /// <summary>It was fetched.</summary>
    Fetched,

    /// <summary>The one that is there is the newest.</summary>
    Unchanged,

    /// <summary>It could not be fetched; what was there before stays.</summary>
    Failed,
}
