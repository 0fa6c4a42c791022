using System.Text;
using System.Text.Json;
using Plimsoll.Vulnerabilities.Updates;

namespace Plimsoll.Cli.Commands;

/// <summary>Writes <c>plimsoll db status</c> as JSON.</summary>
static class DbStatusJson
{
    /// <summary>Writes it.</summary>
    public static void Write(DbStatus status, TextWriter output, TimeProvider time)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
            Write(status, writer, time);
        output.WriteLine(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    static void Write(DbStatus status, Utf8JsonWriter writer, TimeProvider time)
    {
        var data = status.Data;
        writer.WriteStartObject();
        writer.WriteString("database", data.Source);
        writer.WriteBoolean("demonstration", data.IsDemonstration);
        writer.WriteString("built", data.Built);
        writer.WriteNumber("ageDays", DatabaseTable.Days(data.Built, time));
        writer.WriteBoolean("stale", status.IsStale);
        writer.WriteNumber("advisories", data.Advisories);
        writer.WriteBoolean("texts", status.HasTexts);
        writer.WriteStartArray("feeds");
        foreach (var feed in data.Feeds)
        {
            writer.WriteStartObject();
            writer.WriteString("name", feed.Name);
            writer.WriteNumber("records", feed.Records);
            if (feed.Newest is { } newest)
            {
                writer.WriteString("newest", newest);
                writer.WriteNumber("ageDays", DatabaseTable.Days(newest, time));
            }
            writer.WriteString("licence", FeedLicences.Of(feed.Name));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (status.Origin is { } origin)
        {
            writer.WriteStartObject("origin");
            writer.WriteString("source", origin.Source);
            writer.WriteString("manifest", origin.Manifest);
            writer.WriteString("signedBy", origin.SignedBy);
            writer.WriteString("fetched", origin.Fetched);
            writer.WriteEndObject();
        }
        if (status.Verified.Length > 0)
            writer.WriteString("verified", status.Verified);
        writer.WriteEndObject();
    }
}
