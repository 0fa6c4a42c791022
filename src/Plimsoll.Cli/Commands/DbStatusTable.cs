using System.Globalization;
using Plimsoll.Reports;
using Plimsoll.Vulnerabilities.Updates;

namespace Plimsoll.Cli.Commands;

/// <summary>Writes <c>plimsoll db status</c> for people.</summary>
static class DbStatusTable
{
    /// <summary>Writes it.</summary>
    public static void Write(DbStatus status, TextWriter output, TimeProvider time)
    {
        DatabaseTable.Write(status.Data, output, time);
        if (status.Data.IsDemonstration)
            return;
        output.WriteLine(status.HasTexts ? "texts: there" : "texts: not there, or of another database: results have ids, no titles");
        output.WriteLine(status.Origin is { } origin
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"from: {VisibleText.Of(origin.Source)}, fetched {origin.Fetched.UtcDateTime:yyyy-MM-dd HH:mm} UTC, {(origin.SignedBy.Length > 0 ? "signed by " + VisibleText.Of(origin.SignedBy) : "without a signature")}")
            : "from: built here, or copied here");
        if (status.Verified.Length > 0)
            output.WriteLine($"verified: {status.Verified}");
        output.WriteLine("terms:");
        foreach (var feed in status.Data.Feeds)
            output.WriteLine($"  {feed.Name}: {FeedLicences.Of(feed.Name)}");
    }
}
