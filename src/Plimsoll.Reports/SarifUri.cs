namespace Plimsoll.Reports;

/// <summary>Paths as SARIF names files: relative, with forward slashes, percent-encoded.</summary>
/// <remarks>RFC 3986, sections 3.3 and 4.2: a colon in the first segment would read as a scheme, so every colon is encoded.</remarks>
static class SarifUri
{
    /// <summary>The URI reference of <paramref name="path"/>; a <c>file:</c> URI where the path is absolute.</summary>
    public static string Of(string path)
    {
        var slashed = path.Replace('\\', '/');
        while (slashed.StartsWith("./", StringComparison.Ordinal))
            slashed = slashed[2..].TrimStart('/');

        var isWindows = slashed is [var letter, ':', '/', ..] && char.IsAsciiLetter(letter);
        var encoded = string.Join('/', slashed.Split('/').Select(Uri.EscapeDataString));
        if (isWindows)
            return $"file:///{slashed[..2]}{encoded[4..]}";
        return slashed.StartsWith('/') ? "file://" + encoded : encoded;
    }
}
