namespace Plimsoll.Vulnerabilities.Feeds.Fetching;

/// <summary>A file of a feed could not be fetched.</summary>
/// <param name="message">What, and why.</param>
/// <param name="inner">The cause, where there is one.</param>
sealed class FetchException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether another attempt may succeed.</summary>
    internal bool MayPass { get; init; }

    /// <summary>How long the server asks to wait; <c>null</c> where it does not.</summary>
    internal TimeSpan? RequestedDelay { get; init; }
}
