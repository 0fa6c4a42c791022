namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>A form of documents that hold advisories.</summary>
interface IFeedFormat
{
    /// <summary>The name of the feed that a document of this form belongs to; <c>null</c> where it is of another form.</summary>
    /// <param name="head">The beginning of the document.</param>
    string? FeedOf(FeedHead head);

    /// <summary>How the names of its documents end, by which they are told from the other files of an archive.</summary>
    string Ending => ".json";

    /// <summary>Reads a document.</summary>
    /// <param name="subject">The document, for people.</param>
    /// <param name="stream">Its content.</param>
    /// <param name="reading">Takes its records.</param>
    /// <exception cref="InvalidDataException">The document, or what is left of it, cannot be read.</exception>
    void Read(string subject, Stream stream, FeedReading reading);

    /// <summary>
    /// The id and date of the one record of a document, so that of several with the same id the newest is taken; <c>null</c> where
    /// this form has documents of several records, or the document cannot be read.
    /// </summary>
    (string Id, DateTimeOffset? Newest)? Identify(Stream stream) => null;

    /// <summary>Whether documents of this form have one record each.</summary>
    bool HasOneRecord => false;
}
