using System.Globalization;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Cli.Commands;

/// <summary>What a vulnerability database holds, for people.</summary>
static class DatabaseTable
{
    /// <summary>Writes source, size and the age of each feed.</summary>
    public static void Write(DatabaseStatus status, TextWriter output, TimeProvider time)
    {
        if (status.IsDemonstration)
        {
            output.WriteLine(
                "Demonstration data, not a vulnerability database. Build one: plimsoll db build --from FOLDER, or fetch one: plimsoll db update SOURCE");
        }
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{status.Source}: {status.Advisories} advisories, built {status.Built:yyyy-MM-dd HH:mm} UTC"));
        output.WriteLine($"{"feed",-14}{"records",10}  newest");
        foreach (var feed in status.Feeds)
        {
            var newest = feed.Newest is { } date ? $"{date:yyyy-MM-dd} ({Age(date, time)})" : "unknown";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{feed.Name,-14}{feed.Records,10}  {newest}"));
        }
    }

    /// <summary>Whole days since a date; never negative.</summary>
    public static int Days(DateTimeOffset date, TimeProvider time) => Math.Max(0, (int)(time.GetUtcNow() - date).TotalDays);

    static string Age(DateTimeOffset date, TimeProvider time) => Days(date, time) switch
    {
        0 => "today",
        1 => "1 day old",
        var days => string.Create(CultureInfo.InvariantCulture, $"{days} days old"),
    };
}
