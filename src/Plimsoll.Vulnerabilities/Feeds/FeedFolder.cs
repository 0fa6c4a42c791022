using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Vulnerabilities.Feeds.Files;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>
/// Finds the feeds in a folder: <c>ECOSYSTEM/all.zip</c>, as in osv.dev's export, and every other file whose content is of a form in
/// <see cref="FeedFormats"/>, whatever it is called and wherever it lies.
/// </summary>
static class FeedFolder
{
    /// <summary>Files of one folder.</summary>
    internal const int MaxFiles = 2_000_000;

    const string ExportFile = "all.zip";

    static readonly string[] Endings = [".json", ".xml", ".yml", ".zip", ".gz", ".tgz", ".bz2", ".zst", ".tar"];

    /// <summary>The feeds, by name.</summary>
    /// <param name="folder">The folder; it exists.</param>
    /// <param name="unread">Takes what is no feed, but should be one.</param>
    internal static ImmutableArray<IFeed> Open(string folder, Action<Unread> unread)
    {
        var formats = FeedFormats.All();
        var found = new SortedDictionary<(string Name, int Format), List<FeedFile>>();
        foreach (var file in Files(folder, unread))
        {
            if (Recognise(file, formats, unread) is not { } feed)
                continue;
            if (!found.TryGetValue(feed, out var files))
                found[feed] = files = [];
            files.Add(file);
        }
        return [.. found.Select(feed => new DocumentFeed(feed.Key.Name, formats[feed.Key.Format], [.. feed.Value]))];
    }

    static (string Name, int Format)? Recognise(FeedFile file, IFeedFormat[] formats, Action<Unread> unread)
    {
        if (file.Name.Split('/') is [var ecosystem, ExportFile])
            return (ecosystem, 0);

        (string Name, int Format)? found = null;
        try
        {
            file.VisitHeads(DocumentFeed.IsDocument, (name, content) =>
            {
                var head = new FeedHead(name, content);
                for (var i = 0; i < formats.Length && found is null; i++)
                {
                    if (formats[i].FeedOf(head) is { } feed)
                        found = (feed, i);
                }
                return found is not null;
            }, CancellationToken.None);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            unread(new Unread(file.Name, error is InvalidDataException ? UnreadReason.Malformed : UnreadReason.Inaccessible, error.Message));
            return null;
        }
        if (found is null && !CveFactFiles.IsOne(file))
            unread(new Unread(file.Name, UnreadReason.Unsupported, "Its content is of no form of advisories that is known: see docs/feeds.md."));
        return found;
    }

    static List<FeedFile> Files(string folder, Action<Unread> unread)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 12, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };
        var files = new List<FeedFile>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", options))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (!IsCandidate(name))
                continue;
            if (files.Count == MaxFiles)
            {
                unread(new Unread(folder, UnreadReason.LimitExceeded, $"The folder holds more than {MaxFiles:N0} files; the rest is left out."));
                break;
            }
            files.Add(new FeedFile(path, name));
        }
        files.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return files;
    }

    static bool IsCandidate(string name) =>
        Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) && !DocumentFeed.IsOther(name);
}
