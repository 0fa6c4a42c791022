using System.CommandLine;
using System.Globalization;
using Plimsoll.Cli.Options;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Cli.Releases;
using Plimsoll.Vulnerabilities.Updates;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll db push</c>: publishes a database.</summary>
static class DbPushCommand
{
    const string WorkName = "plimsoll-push-";
    const int MaxDeltas = 60;

    public static Command Create(Surroundings surroundings)
    {
        var target = new Argument<string>("TARGET")
        {
            Description = "Where to: REGISTRY/REPOSITORY:TAG (or oci://...), or a folder, which a web server may serve as it is.",
        };
        var database = new Option<string?>("--db")
        {
            Description = "The database. Default: PLIMSOLL_DB, or where every command looks.",
            HelpName = "FILE",
        };
        var deltas = new Option<int>("--deltas")
        {
            Description = $"Keep ways from so many earlier databases, 0 to {MaxDeltas}; never more than the whole is large.",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => 14,
        };
        deltas.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MaxDeltas))
                result.AddError($"--deltas {text}: expected 0 to {MaxDeltas}.");
        });
        var release = new ReleaseOptions(signs: true);
        var registry = new RegistryOptions();
        var command = new Command("push", """
            Publishes the vulnerability database: compressed, signed, with what changed since the one that was published before.

            Examples:
              openssl ecparam -name prime256v1 -genkey -noout -out key.pem && openssl pkey -in key.pem -pubout -out key.pub
              plimsoll db push registry.example/security/plimsoll-db:latest --key key.pem
              plimsoll db push /srv/www/plimsoll --key key.pem
            """) { target, database, deltas };
        release.AddTo(command);
        registry.AddLoginTo(command);
        registry.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var address = ReleaseAddress.Parse(parsed.GetValue(target)!); // It is required.
            var keys = release.Keys(parsed, surroundings);
            using var releases = address.OpenTarget(await registry.SettingsAsync(parsed, address.Host, surroundings, cancellation));
            var file = parsed.GetValue(database) ?? surroundings.DefaultDatabase;
            return await ReleaseErrors.ToldAsync(async () =>
            {
                var work = NewWork(surroundings);
                try
                {
                    var settings = new PublishSettings(Opened, work)
                    {
                        Keys = keys,
                        AllowsOlder = release.AllowsOlder(parsed),
                        Deltas = parsed.GetValue(deltas),
                    };
                    return await RunAsync(new DatabasePublication(releases, settings), file, address, surroundings, cancellation);
                }
                finally
                {
                    Directory.Delete(work, recursive: true);
                }
            });
        });
        return command;
    }

    // Whoever fetched it would find every image clean.
    static DatabaseStatus Opened(string file) => DatabaseOpening.Verify(file) is var status && status.Advisories > 0
        ? status
        : throw new DatabaseException($"{file} holds no advisory: it is not published.");

    static async Task<int> RunAsync(
        DatabasePublication publication, string file, ReleaseAddress address, Surroundings surroundings, CancellationToken cancellation)
    {
        PublishResult result;
        await using (var progress = new ProgressLine(surroundings.Error, surroundings.Time, surroundings.ErrorIsTerminal))
            result = await publication.RunAsync(file, progress.OfUpdate(), cancellation);

        var release = result.Release;
        await surroundings.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{address}: published {result.Manifest}, built {release.Built.UtcDateTime:yyyy-MM-dd HH:mm} UTC"));
        foreach (var part in release.Parts)
        {
            var deltas = release.Deltas.Where(delta => delta.Part == part.Name).ToList();
            var newest = deltas is [.., var last] && last.To == part.Digest
                ? string.Create(CultureInfo.InvariantCulture, $", deltas: {deltas.Count}, the newest {last.Blob.Size} bytes")
                : "";
            await surroundings.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{part.Name}: {part.Size} bytes, compressed {part.Blob.Size}{newest}"));
        }
        if (result.NoDelta.Length > 0)
            await surroundings.Error.WriteLineAsync($"plimsoll: no deltas: what was published before is not trusted: {result.NoDelta}");
        foreach (var feed in FeedLicences.NotToBePassedOn(release.Feeds))
            await surroundings.Error.WriteLineAsync($"plimsoll: {feed}: {FeedLicences.Of(feed)}. Publish it within your own house only.");
        return ExitCode.Pass;
    }

    // A process that was killed cannot clean up; the next one does.
    static string NewWork(Surroundings surroundings)
    {
        foreach (var left in Directory.EnumerateDirectories(surroundings.SpoolFolder, WorkName + "*"))
        {
            var number = Path.GetFileName(left)[WorkName.Length..].Split('-')[0];
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var process) && !DatabasePlace.IsAlive(process))
                Directory.Delete(left, recursive: true);
        }
        var work = Path.Combine(
            surroundings.SpoolFolder, string.Create(CultureInfo.InvariantCulture, $"{WorkName}{Environment.ProcessId}-{Guid.NewGuid():N}"));
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(work);
        else
            Directory.CreateDirectory(work, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return work;
    }
}
