using System.Collections.Immutable;
using Plimsoll.Model.Findings;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>Finds the feeds in a folder: <c>ECOSYSTEM/all.zip</c>, as in osv.dev's export.</summary>
static class FeedFolder
{
    /// <summary>The feeds, by name.</summary>
    /// <param name="folder">The folder; it exists.</param>
    /// <param name="unread">Takes what is no feed, but should be one.</param>
    internal static ImmutableArray<IFeed> Open(string folder, Action<Unread> unread) =>
        [.. Directory.EnumerateDirectories(folder)
            .Select(directory => (Name: Path.GetFileName(directory), Path: Path.Combine(directory, "all.zip")))
            .Where(archive => File.Exists(archive.Path))
            .OrderBy(archive => archive.Name, StringComparer.Ordinal)
            .Select(archive => new OsvExport(archive.Name, archive.Path))];
}
