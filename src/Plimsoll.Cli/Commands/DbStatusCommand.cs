using System.CommandLine;
using System.Globalization;
using Plimsoll.Cli.Options;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Updates;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll db status</c>: what the database holds, how old it is, where it came from.</summary>
static class DbStatusCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var database = new Option<string?>("--db")
        {
            Description = "The database. Default: PLIMSOLL_DB, or where db build and db update write.",
            HelpName = "FILE",
        };
        var maxAge = new Option<TimeSpan?>("--max-age")
        {
            Description = "Answer exit code 3 where the database was built longer ago, e.g. 7d: what --max-db-age means to gate and scan.",
            HelpName = "DAYS",
            CustomParser = DayCount.Parse,
        };
        var maxFeedAge = new Option<TimeSpan?>("--max-feed-age")
        {
            Description = "Answer exit code 3 where the newest record of a feed is older, e.g. 30d: what --max-feed-age means to gate and scan.",
            HelpName = "DAYS",
            CustomParser = DayCount.Parse,
        };
        var verify = new Option<bool>("--verify") { Description = "Read the whole database and compare it with its digest, and with what was fetched." };
        var format = new FormatOptions("table", "json");
        var command = new Command("status", """
            Says what the vulnerability database holds, how old each feed is, where it came from and by whose terms.

            Examples:
              plimsoll db status
              plimsoll db status --max-age 7d --format json
              plimsoll db status --max-feed-age 30d
              plimsoll db status --verify
            """) { database, maxAge, maxFeedAge, verify };
        format.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var status = await ReleaseErrors.ToldAsync(() => Task.FromResult(
                Read(parsed.GetValue(database), parsed.GetValue(maxAge), parsed.GetValue(verify), surroundings, cancellation)));
            format.Write(parsed, surroundings, (output, _) =>
            {
                if (format.Format(parsed) == "json")
                    DbStatusJson.Write(status, output, surroundings.Time);
                else
                    DbStatusTable.Write(status, output, surroundings.Time);
            });
            string[] old = [.. OldFeeds(status.Data, parsed.GetValue(maxFeedAge), surroundings.Time)];
            foreach (var feed in old)
                await surroundings.Error.WriteLineAsync($"plimsoll: {feed}");
            if (!status.IsStale)
                return old.Length > 0 ? ExitCode.Incomplete : ExitCode.Pass;
            await surroundings.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"plimsoll: the vulnerability database was built {DatabaseTable.Days(status.Data.Built, surroundings.Time)} days ago; --max-age allows {parsed.GetValue(maxAge)!.Value.Days}: run plimsoll db update or db build"));
            return ExitCode.Incomplete;
        });
        return command;
    }

    static IEnumerable<string> OldFeeds(DatabaseStatus data, TimeSpan? maxAge, TimeProvider time) => maxAge is not { } limit ? [] : data
        .FeedsOlderThan(limit, time.GetUtcNow())
        .Select(feed => string.Create(CultureInfo.InvariantCulture, $"feed {feed.Name}: {(feed.Newest is { } newest ? $"its newest record is {DatabaseTable.Days(newest, time)} days old" : "no record has a date")}; --max-feed-age allows {limit.Days}: build the database of newer feeds"));

    static DbStatus Read(string? named, TimeSpan? maxAge, bool verifies, Surroundings surroundings, CancellationToken cancellation)
    {
        using var store = AdvisoryStores.Open(named, surroundings);
        var data = store.Status;
        var isStale = maxAge is { } allowed && surroundings.Time.GetUtcNow() - data.Built > allowed;
        if (data.IsDemonstration)
            return new DbStatus(data, null, HasTexts: false, isStale, Verified: "");

        var place = new DatabasePlace(Path.GetFullPath(data.Source));
        var origin = DatabaseOrigin.Read(place.Database);
        var untouched = origin is not null && origin.IsOf(place.Database, cancellation) ? origin : null;
        if (verifies)
            store.Verify();
        return new DbStatus(data, untouched, store.HasTexts, isStale, verifies ? Verify(place, untouched, store.HasTexts, cancellation) : "");
    }

    // Texts that do not fit are left out by every command: an update was killed between the two files.
    static string Verify(DatabasePlace place, DatabaseOrigin? origin, bool hasTexts, CancellationToken cancellation)
    {
        foreach (var file in hasTexts ? (string[])[place.Database, place.Texts] : [place.Database])
        {
            if (origin?.Verify(file, cancellation) is false)
                throw new DatabaseException($"{file} is not what was fetched: it is damaged, or somebody changed it. Fetch it again: plimsoll db update.");
        }
        return origin is null ? "as it was built" : "as it was fetched";
    }
}
