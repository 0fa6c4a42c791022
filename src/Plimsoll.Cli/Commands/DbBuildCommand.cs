using System.CommandLine;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Updates;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll db build</c>: feeds to a database.</summary>
static class DbBuildCommand
{
    static readonly TimeSpan LockPatience = TimeSpan.FromMinutes(5);

    public static Command Create(Surroundings surroundings)
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
            Compiles a folder of feeds into one read-only database file, with its texts beside it.

            Example:
              plimsoll db build --from advisories/ --output vulnerabilities.db
            """) { from, output };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(from)!, parsed.GetValue(output) ?? surroundings.DefaultDatabase, surroundings, cancellation));
        return command;
    }

    static async Task<int> RunAsync(string folder, string output, Surroundings surroundings, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
            throw new UsageException($"--from {folder}: no such folder.");

        BuildResult result;
        await using (var progress = new ProgressLine(surroundings.Error, surroundings.Time, surroundings.ErrorIsTerminal))
        {
            try
            {
                result = await BuildAsync(folder, output, progress, surroundings, cancellation);
            }
            catch (Exception problem) when (problem is DatabaseException or TimeoutException)
            {
                throw new UsageException(problem.Message);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                throw new UsageException($"{output}: cannot be written: {problem.Message}");
            }
        }

        DatabaseTable.Write(result.Status, surroundings.Output, surroundings.Time);
        foreach (var unread in result.Unread)
            await surroundings.Error.WriteLineAsync($"not read: {unread.Subject}: {unread.Detail}");
        return result.Unread.IsEmpty ? ExitCode.Pass : ExitCode.Incomplete;
    }

    static async Task<BuildResult> BuildAsync(
        string folder, string output, ProgressLine progress, Surroundings surroundings, CancellationToken cancellation)
    {
        var place = new DatabasePlace(Path.GetFullPath(output));
        Directory.CreateDirectory(Path.GetDirectoryName(place.Database)!); // a full path of a file has a parent
        using var held = await DatabaseLock.TakeAsync(
            place.Database, LockPatience, surroundings.Time, () => progress.Show("waiting for another process that writes the database", 0), cancellation);
        place.RemoveUnfinished();
        return await DatabaseBuild.RunAsync(folder, output, surroundings.Time, progress.OfBuild(), cancellation);
    }
}
