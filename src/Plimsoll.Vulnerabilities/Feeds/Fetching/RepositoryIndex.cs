using System.Xml;
using Plimsoll.Vulnerabilities.Feeds.Xml;

namespace Plimsoll.Vulnerabilities.Feeds.Fetching;

/// <summary>The index of a repository of rpm packages.</summary>
/// <remarks>createrepo_c's <c>repodata/repomd.xml</c>.</remarks>
static class RepositoryIndex
{
    /// <summary>Where the updateinfo lies, from the repository's root, and its SHA-256 (empty where the index states none).</summary>
    /// <exception cref="FetchException">The bytes are no index.</exception>
    internal static (string Place, string Sha256)? UpdateInfo(byte[] repomd)
    {
        (string Place, string Sha256)? found = null;
        try
        {
            FeedXml.Read(new MemoryStream(repomd), root => FeedXml.Children(root, data =>
            {
                if (data.LocalName == "data" && FeedXml.Attribute(data, "type") == "updateinfo")
                    found = Read(data);
            }));
        }
        catch (InvalidDataException error)
        {
            throw new FetchException($"The index of the repository cannot be read: {error.Message}", error);
        }
        return found;
    }

    static (string Place, string Sha256)? Read(XmlReader data)
    {
        var (place, checksum) = ("", "");
        FeedXml.Children(data, child =>
        {
            if (child.LocalName == "location")
                place = FeedXml.Attribute(child, "href");
            else if (child.LocalName == "checksum" && FeedXml.Attribute(child, "type") == "sha256")
                checksum = FeedXml.Text(child).Trim();
        });
        return place.Length > 0 && !place.Contains("..", StringComparison.Ordinal) && Uri.TryCreate(place, UriKind.Relative, out _) ? (place, checksum) : null;
    }
}
