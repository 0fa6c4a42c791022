namespace Plimsoll.Vulnerabilities.Feeds.Fetching;

/// <summary>Where in the folder of feeds a file is put: never outside of it.</summary>
static class FeedPlace
{
    /// <summary>Characters of one name in a path.</summary>
    internal const int MaxNameLength = 120;

    /// <summary>Whether a text can be a name in a path: letters, digits, space and <c>.-_+:</c>, not beginning with a dot or a space.</summary>
    internal static bool IsName(string text) => text.Length is > 0 and <= MaxNameLength
        && text[0] is not ('.' or ' ' or '-')
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ' ' or '.' or '-' or '_' or '+' or ':');

    /// <summary>The place of a file of which only the feed's name and the address are known; <c>null</c> where one of them is no name.</summary>
    internal static string? Of(string feed, Uri url)
    {
        var name = Uri.UnescapeDataString(url.Segments.Length > 0 ? url.Segments[^1].TrimEnd('/') : "");
        return IsName(feed) && IsName(name) ? $"{feed.Replace(':', '-')}/{name}" : null;
    }

    /// <summary>The path of a place in a folder.</summary>
    /// <exception cref="FetchException">The place is outside of it.</exception>
    internal static string Path(string folder, string place) =>
        place.Split('/').All(IsName)
            ? System.IO.Path.Combine([folder, .. place.Split('/')])
            : throw new FetchException($"\"{place}\" is no place in a folder of feeds.");
}
