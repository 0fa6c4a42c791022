using Plimsoll.Vulnerabilities.Feeds.Files;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>The files of a folder of feeds that say something of CVEs, not of packages: KEV, EPSS, CVSS vectors, NVD.</summary>
static class CveFactFiles
{
    const string Folder = "data/";

    /// <summary>Whether a file is one of them, or lies where they lie.</summary>
    internal static bool IsOne(FeedFile file) =>
        file.Name.StartsWith(Folder, StringComparison.Ordinal)
        || Path.GetFileName(file.Name) is KevFeed.FileName or EpssFeed.FileName or EpssFeed.CurrentFileName or CvssFeed.FileName
        || Path.GetFileName(file.Name).StartsWith("nvdcve-2.0-", StringComparison.Ordinal);
}
