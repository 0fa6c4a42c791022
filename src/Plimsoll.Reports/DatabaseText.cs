using System.Globalization;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Reports;

/// <summary>What every format says about the vulnerability data that a result rests on.</summary>
static class DatabaseText
{
    /// <summary>The notice that stands first in every result of the demonstration set; empty for a real database.</summary>
    public static string Notice(Examination examination) => examination.Database is { IsDemonstration: true } database
        ? string.Create(CultureInfo.InvariantCulture, $"DEMONSTRATION DATA, {database.Advisories:N0} famous vulnerabilities: ")
            + "a clean result proves nothing. See plimsoll db build --help."
        : "";

    /// <summary>Whole days between the building of the database and the start of the examination; never negative.</summary>
    public static int AgeInDays(Examination examination, DatabaseStatus database) =>
        Math.Max(0, (int)(examination.StartedAt - database.Built).TotalDays);

    /// <summary>The age for people, e.g. <c>3 days old</c>.</summary>
    public static string Age(Examination examination, DatabaseStatus database) =>
        AgeInDays(examination, database) switch
        {
            0 => "less than a day old",
            1 => "1 day old",
            var days => string.Create(CultureInfo.InvariantCulture, $"{days} days old"),
        };

    /// <summary>The newest record of any advisory feed; <c>null</c> where no record has a date.</summary>
    public static DateTimeOffset? Newest(DatabaseStatus database) =>
        database.Feeds.Where(feed => feed.Name is not ("KEV" or "EPSS")).Max(feed => feed.Newest);

    /// <summary>Source, size and age in one line.</summary>
    public static string Line(Examination examination)
    {
        if (examination.Database is not { } database)
        {
            return examination.Advisories.Length > 0 ? examination.Advisories
                : examination.Cluster is null ? "none used: no image was examined"
                : "none used: versions were not compared with known vulnerabilities (--advisories)";
        }

        var newest = Newest(database) is { } date
            ? string.Create(CultureInfo.InvariantCulture, $", newest record {date.UtcDateTime:yyyy-MM-dd}")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{database.Source}, {database.Advisories:N0} advisories, built {database.Built.UtcDateTime:yyyy-MM-dd}, {Age(examination, database)}{newest}");
    }
}
