using System.IO.Compression;
using System.Text;
using Plimsoll.Vulnerabilities.Feeds.Files;

namespace Plimsoll.Vulnerabilities.Feeds.Fetching;

/// <summary>Whether what came can be the file that was asked for: a page that says sorry must not replace a good feed.</summary>
/// <remarks>Compression is told by its first bytes, a document by the recogniser that builds use.</remarks>
static class FetchedForm
{
    const int HeadBytes = 512;

    /// <summary>Refuses a file of another form.</summary>
    /// <param name="part">Where it lies.</param>
    /// <param name="path">Where it is to lie: its name says which form it should have.</param>
    /// <exception cref="FetchException">It has another form, or is empty.</exception>
    internal static void Check(string part, string path)
    {
        var name = Path.GetFileName(path);
        var head = Head(part);
        if (head.Length == 0)
            throw new FetchException("What came is empty.");
        var expected = Expected(name, head, part);
        var isPage = IsPage(head);
        if (expected.Length > 0 || isPage)
            throw new FetchException($"What came is not {(expected.Length > 0 ? expected : "a feed")}{(isPage ? ": it is an HTML page" : "")}.");
    }

    // What it should be, where it is not that.
    static string Expected(string name, ReadOnlySpan<byte> head, string part) => Path.GetExtension(name) switch
    {
        ".zip" => head.StartsWith("PK"u8) ? "" : "a zip archive",
        ".gz" => !head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? "gzip data" : IsScores(name) && !HasScores(part) ? "a gzip file of EPSS scores" : "",
        ".bz2" => head.StartsWith("BZh"u8) ? "" : "bzip2 data",
        ".zst" => head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]) ? "" : "zstd data",
        ".json" or ".xml" => IsDocument(name, part) ? "" : name == KevFeed.FileName ? "the KEV catalogue" : "a document of a form of feeds that is known",
        _ => "",
    };

    static bool IsScores(string name) => name is EpssFeed.FileName or EpssFeed.CurrentFileName;

    static bool HasScores(string part)
    {
        try
        {
            using var file = File.OpenRead(part);
            using var text = new GZipStream(file, CompressionMode.Decompress);
            var begin = new byte[4];
            var count = text.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false);
            return begin.AsSpan(0, count).StartsWith("#"u8) || begin.AsSpan(0, count).StartsWith("cve,"u8);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    static bool IsDocument(string name, string part)
    {
        var formats = FeedFormats.All();
        var isKnown = false;
        try
        {
            new FeedFile(part, name).VisitHeads(_ => true, (document, content) =>
            {
                var head = new FeedHead(document, content);
                isKnown = name == KevFeed.FileName
                    ? head.Has("vulnerabilities")
                    : Array.Exists(formats, format => format.FeedOf(head) is not null) || head.Has("vulnerabilities");
                return isKnown;
            }, CancellationToken.None);
        }
        catch (InvalidDataException)
        {
            return false;
        }
        return isKnown;
    }

    static bool IsPage(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return text.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase);
    }

    static byte[] Head(string part)
    {
        using var file = File.OpenRead(part);
        var head = new byte[HeadBytes];
        return head[..file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
    }
}
