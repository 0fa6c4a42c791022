using Plimsoll.Model.Findings;
using Plimsoll.Vulnerabilities.Feeds.Files;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>OSV's JSON, one record in each document: exports of osv.dev, folders of records, GitHub's advisory database.</summary>
/// <remarks>OSV schema 1.7, https://ossf.github.io/osv-schema/.</remarks>
sealed class OsvFormat : IFeedFormat
{
    /// <summary>The largest record: 16 MiB.</summary>
    internal const int MaxRecordBytes = 16 * 1024 * 1024;

    readonly RecordBuffer _buffer = new(MaxRecordBytes);

    public bool HasOneRecord => true;

    public string? FeedOf(FeedHead head)
    {
        if (!head.Has("id") || !(head.Has("affected") || head.Has("schema_version") || head.Has("modified")))
            return null;
        return head.Name.Contains("advisories/github-reviewed/", StringComparison.Ordinal) ? "GitHub" : "OSV";
    }

    public void Read(string subject, Stream stream, FeedReading reading)
    {
        if (_buffer.Read(stream) is not { } json)
            reading.Fail(subject, $"The record is larger than the limit of {MaxRecordBytes:N0} bytes.", UnreadReason.LimitExceeded);
        else
            Read(json, subject, reading);
    }

    static void Read(ReadOnlyMemory<byte> json, string subject, FeedReading reading)
    {
        var remarks = new OsvRemarks();
        reading.Add(OsvReader.Read(json, remarks, reading.Now), subject);
        foreach (var line in remarks.Lines)
            reading.Fail(subject, line);
    }

    public (string Id, DateTimeOffset? Newest)? Identify(Stream stream)
    {
        if (_buffer.Read(stream) is not { } json || RecordBuffer.Texts(json, ["id"], ["modified"]) is not [{ Length: > 0 } id, var modified])
            return null;
        return (id, AdvisoryText.Date(modified));
    }
}
