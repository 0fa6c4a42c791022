namespace Plimsoll.Images.Packages.Java;

/// <summary>A file of keys and values, such as <c>pom.properties</c>.</summary>
/// <remarks>
/// java.util.Properties, "load" (https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html), without its
/// escapes and continued lines, which Maven never writes into coordinates.
/// </remarks>
static class JavaProperties
{
    /// <summary>Reads the coordinates in a pom.properties.</summary>
    /// <returns><c>null</c> where one of the three is missing.</returns>
    /// <exception cref="InvalidDataException">A line is too long.</exception>
    public static MavenCoordinates? ReadCoordinates(ReadOnlyMemory<byte> file)
    {
        var lines = new BoundedLines(file);
        string group = "", artifact = "", version = "";
        while (lines.Read() is { } line)
        {
            var text = line.AsSpan().Trim();
            if (text.IsEmpty || text[0] is '#' or '!' || text.IndexOfAny('=', ':') is not (> 0 and var end))
                continue;
            var value = text[(end + 1)..].Trim();
            switch (text[..end].TrimEnd())
            {
                case "groupId":
                    group = value.ToString();
                    break;
                case "artifactId":
                    artifact = value.ToString();
                    break;
                case "version":
                    version = value.ToString();
                    break;
            }
        }
        return new MavenCoordinates(group, artifact, version) is { IsComplete: true } coordinates ? coordinates : null;
    }
}
