using System.CommandLine;
using System.Globalization;
using Plimsoll.Cli.Options;
using Plimsoll.Cli.Releases;
using Plimsoll.Vulnerabilities.Updates;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll db update</c>: fetches what somebody published.</summary>
static class DbUpdateCommand
{
    const string SourceVariable = "PLIMSOLL_DB_SOURCE";

    public static Command Create(Surroundings surroundings)
    {
        var source = new Argument<string?>("SOURCE")
        {
            Description = "Where it is published: https://HOST/PATH/, REGISTRY/REPOSITORY:TAG (or oci://...), or a folder. "
                + $"Default: {SourceVariable}, or where the database came from.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var database = new Option<string?>("--db")
        {
            Description = "The database. Default: PLIMSOLL_DB, or where every command looks.",
            HelpName = "FILE",
        };
        var noTexts = new Option<bool>("--no-texts") { Description = "Leave out titles, descriptions and references: matching does not need them." };
        var release = new ReleaseOptions(signs: false);
        var registry = new RegistryOptions();
        var command = new Command("update", """
            Fetches the published vulnerability database where it is newer, checks its signature, and puts it in the place of the old one.

            Only what changed is fetched where that is smaller. Scans that run meanwhile go on with the database that they began with. Whatever
            goes wrong, the old database stays. A download that was interrupted goes on at the next update.

            Examples:
              plimsoll db update registry.example/security/plimsoll-db:latest --key key.pub
              plimsoll db update https://mirror.example/plimsoll/ --key key.pub --no-texts
              plimsoll db update /media/usb/plimsoll-db --key key.pub
              PLIMSOLL_DB_KEY=/etc/plimsoll/key.pub plimsoll db update
            """) { source, database, noTexts };
        release.AddTo(command);
        registry.AddLoginTo(command);
        registry.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(database) ?? surroundings.DefaultDatabase;
            var address = ReleaseAddress.Parse(parsed.GetValue(source) ?? DefaultSource(file, surroundings));
            var keys = release.Keys(parsed, surroundings);
            if (keys.IsEmpty)
                await surroundings.Error.WriteLineAsync("plimsoll: --insecure-skip-signature: nothing proves who made this database.");
            using var releases = address.Open(await registry.SettingsAsync(parsed, address.Host, surroundings, cancellation));
            var settings = new UpdateSettings(DatabaseOpening.Describe)
            {
                Keys = keys,
                AllowsOlder = release.AllowsOlder(parsed),
                LeavesOutTexts = parsed.GetValue(noTexts),
                Time = surroundings.Time,
            };
            return await RunAsync(new DatabaseUpdate(releases, settings), file, surroundings, cancellation);
        });
        return command;
    }

    static string DefaultSource(string database, Surroundings surroundings) =>
        surroundings.Environment(SourceVariable) is { Length: > 0 } named ? named
        : DatabaseOrigin.Read(database)?.Source is { Length: > 0 } known ? known
        : throw new UsageException($"Where is the database published? Name it, or set {SourceVariable}: see plimsoll db update --help.");

    static async Task<int> RunAsync(DatabaseUpdate update, string file, Surroundings surroundings, CancellationToken cancellation)
    {
        UpdateResult result;
        await using (var progress = new ProgressLine(surroundings.Error, surroundings.Time, surroundings.ErrorIsTerminal))
            result = await ReleaseErrors.ToldAsync(() => update.RunAsync(file, progress.OfUpdate(), cancellation));

        var signed = result.SignedBy.Length > 0 ? $"signed by {result.SignedBy}" : "not signed";
        var how = result.Deltas > 0 ? string.Create(CultureInfo.InvariantCulture, $", deltas: {result.Deltas}") : "";
        await surroundings.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: {(result.IsNew ? "updated" : "up to date")}, built {result.Built.UtcDateTime:yyyy-MM-dd HH:mm} UTC, {signed}, {result.FetchedBytes} bytes fetched{how}"));
        return ExitCode.Pass;
    }
}
