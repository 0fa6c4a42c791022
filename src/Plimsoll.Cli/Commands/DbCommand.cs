using System.CommandLine;
using System.Globalization;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Database;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll db</c>: the vulnerability database.</summary>
static class DbCommand
{
    public static Command Create(Surroundings surroundings) =>
        new("db", """
            Builds and describes the vulnerability database.

            Examples:
              plimsoll db fetch --to advisories/
              plimsoll db build --from advisories/
              plimsoll db status
            """) { DbFetchCommand.Create(surroundings), Build(surroundings), Status(surroundings) };

    static Command Build(Surroundings surroundings)
    {
        var from = new Option<string>("--from")
        {
            Description = "Folder of feeds: what db fetch brought, an OSV export (ECOSYSTEM/all.zip), or other forms of docs/feeds.md; in data/ KEV and EPSS where wanted.",
            HelpName = "FOLDER",
            Required = true,
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file to write. Default: PLIMSOLL_DB, or where every command looks.",
            HelpName = "FILE",
        };
        var command = new Command("build", """
            Compiles a folder of feeds into one read-only database file.

            Example:
              plimsoll db build --from advisories/ --output vulnerabilities.db
            """) { from, output };
        command.SetAction((parsed, cancellation) => BuildAsync(
            parsed.GetValue(from)!, parsed.GetValue(output) ?? surroundings.DefaultDatabase, surroundings, cancellation));
        return command;
    }

    static Command Status(Surroundings surroundings)
    {
        var database = new Option<string?>("--db")
        {
            Description = "The database. Default: PLIMSOLL_DB, or where db build writes.",
            HelpName = "FILE",
        };
        var command = new Command("status", """
            Says what the vulnerability database holds and how old each feed is.

            Example:
              plimsoll db status
            """) { database };
        command.SetAction(async (parsed, _) =>
        {
            using var store = AdvisoryStores.Open(parsed.GetValue(database), surroundings);
            await DescribeAsync(store.Status, surroundings);
            return ExitCode.Pass;
        });
        return command;
    }

    static async Task<int> BuildAsync(
        string folder, string output, Surroundings surroundings, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
            throw new UsageException($"--from {folder}: no such folder.");

        BuildResult result;
        await using (var progress = new ProgressLine(surroundings.Error, surroundings.Time, surroundings.ErrorIsTerminal))
        {
            try
            {
                if (Path.GetDirectoryName(Path.GetFullPath(output)) is { } parent)
                    Directory.CreateDirectory(parent);
                result = await DatabaseBuild.RunAsync(folder, output, surroundings.Time, progress.OfBuild(), cancellation);
            }
            catch (DatabaseException problem)
            {
                throw new UsageException(problem.Message);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                throw new UsageException($"{output}: cannot be written: {problem.Message}");
            }
        }

        await DescribeAsync(result.Status, surroundings);
        foreach (var unread in result.Unread)
            await surroundings.Error.WriteLineAsync($"not read: {unread.Subject}: {unread.Detail}");
        return result.Unread.IsEmpty ? ExitCode.Pass : ExitCode.Incomplete;
    }

    static async Task DescribeAsync(DatabaseStatus status, Surroundings surroundings)
    {
        var output = surroundings.Output;
        if (status.IsDemonstration)
        {
            await output.WriteLineAsync(
                "Demonstration data, not a vulnerability database. Build one: plimsoll db build --from FOLDER");
        }
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{status.Source}: {status.Advisories} advisories, built {status.Built:yyyy-MM-dd HH:mm} UTC"));
        await output.WriteLineAsync($"{"feed",-14}{"records",10}  newest");
        foreach (var feed in status.Feeds)
        {
            var newest = feed.Newest is { } date ? $"{date:yyyy-MM-dd} ({Age(date, surroundings.Time)})" : "unknown";
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{feed.Name,-14}{feed.Records,10}  {newest}"));
        }
    }

    static string Age(DateTimeOffset date, TimeProvider time) => (int)(time.GetUtcNow() - date).TotalDays switch
    {
        <= 0 => "today",
        1 => "1 day old",
        var days => string.Create(CultureInfo.InvariantCulture, $"{days} days old"),
    };
}
