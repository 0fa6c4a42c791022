using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Plimsoll.Vulnerabilities.Feeds.Fetching;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll db fetch</c>: brings feeds of advisories into a folder, from which <c>db build</c> makes a database.</summary>
static class DbFetchCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var to = new Option<string?>("--to") { Description = "The folder of feeds. Files that did not change are not fetched again.", HelpName = "FOLDER" };
        var feeds = new Option<string[]>("--feed")
        {
            Description = "A feed of --list, or osv:ECOSYSTEM; may be repeated. Default: those that --list marks.",
            HelpName = "NAME",
        };
        var urls = new Option<string[]>("--url")
        {
            Description = "Fetches a feed from another address (https, http, file): a mirror, a feed of your own; may be repeated.",
            HelpName = "NAME=URL",
        };
        var list = new Option<bool>("--list") { Description = "Lists the feeds, their form and their terms, and fetches nothing." };
        var command = new Command("fetch", """
            Fetches feeds of advisories from their publishers. A download that breaks off is continued, now and the next time.

            Examples:
              plimsoll db fetch --to feeds/
              plimsoll db fetch --feed debian --feed osv:npm --to feeds/
              plimsoll db fetch --url kev=https://mirror.example.org/known_exploited_vulnerabilities.json --to feeds/
              plimsoll db fetch --list
            """) { to, feeds, urls, list };
        command.SetAction(async (parsed, cancellation) => parsed.GetValue(list)
            ? await ListAsync(surroundings)
            : await FetchAsync(
                parsed.GetValue(to) is { } folder && !string.IsNullOrWhiteSpace(folder) ? folder : throw new UsageException("--to FOLDER is missing: where are the feeds to be put?"),
                Named(parsed.GetValue(feeds) ?? [], parsed.GetValue(urls) ?? [], surroundings),
                surroundings,
                cancellation));
        return command;
    }

    static List<FeedSource> Named(string[] names, string[] urls, Surroundings surroundings)
    {
        var found = new List<FeedSource>();
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            found.Add(FeedCatalogue.Find(name, surroundings.Time)
                ?? throw new UsageException($"--feed {name}: no such feed. plimsoll db fetch --list names them; osv:ECOSYSTEM is any of osv.dev's exports."));
        }
        foreach (var text in urls)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !TryAddress(text[(equals + 1)..], out var url) || url.Scheme is not ("https" or "http" or "file"))
                throw new UsageException($"--url {text}: expected NAME=URL with an address of https, http or file, or a file.");
            var named = FeedCatalogue.At(text[..equals], url, surroundings.Time)
                ?? throw new UsageException($"--url {text}: the name must be letters, digits and .-_:, and the address must end with the name of a file.");
            found.RemoveAll(feed => feed.Name == named.Name);
            found.Add(named);
        }
        return found.Count > 0 ? found : [.. FeedCatalogue.All(surroundings.Time).Where(feed => feed.IsDefault)];
    }

    static bool TryAddress(string text, [NotNullWhen(true)] out Uri? url)
    {
        if (!File.Exists(text))
            return Uri.TryCreate(text, UriKind.Absolute, out url);
        url = new Uri(Path.GetFullPath(text));
        return true;
    }

    static async Task<int> FetchAsync(string folder, List<FeedSource> feeds, Surroundings surroundings, CancellationToken cancellation)
    {
        using var fetch = new FeedFetch(new FetchSettings(surroundings.Time));
        IReadOnlyList<FetchResult> results;
        try
        {
            await using var progress = new ProgressLine(surroundings.Error, surroundings.Time, surroundings.ErrorIsTerminal);
            results = await fetch.FetchAsync(feeds, folder, progress.OfFetch(), cancellation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--to {folder}: cannot be written: {problem.Message}");
        }

        foreach (var result in results)
        {
            if (result.Outcome == FetchOutcome.Failed)
                await surroundings.Error.WriteLineAsync($"not fetched: {result.Feed}: {result.Place}: {result.Detail}");
            else
                await surroundings.Output.WriteLineAsync(Line(result));
        }
        return results.Any(result => result.Outcome == FetchOutcome.Failed) ? ExitCode.Unreachable : ExitCode.Pass;
    }

    static string Line(FetchResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(result.Outcome == FetchOutcome.Fetched ? "fetched" : "unchanged"),-10}{result.Feed,-22}{result.Bytes,14:N0} bytes  {result.Place}{(result.Detail.Length > 0 ? $"  ({result.Detail})" : "")}");

    static async Task<int> ListAsync(Surroundings surroundings)
    {
        await surroundings.Output.WriteLineAsync($"{"feed",-34}{"",-9}{"form",-18}terms");
        foreach (var feed in FeedCatalogue.All(surroundings.Time))
            await surroundings.Output.WriteLineAsync($"{feed.Name,-34}{(feed.IsDefault ? "default" : ""),-9}{feed.Format,-18}{feed.Terms}");
        return ExitCode.Pass;
    }
}
