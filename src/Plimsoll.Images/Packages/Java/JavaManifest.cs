using System.Collections.Frozen;
using System.Text;

namespace Plimsoll.Images.Packages.Java;

/// <summary>The attributes of an archive's manifest that tell what the archive is.</summary>
/// <remarks>
/// JAR File Specification, "JAR Manifest" (https://docs.oracle.com/en/java/javase/21/docs/specs/jar/jar.html): the main section ends at
/// the first empty line; a line that starts with a space continues the one before it, within a character of UTF-8 if need be.
/// </remarks>
static class JavaManifest
{
    /// <summary>The start of a manifest that is read, bytes: signed archives list a checksum for each entry behind the main section.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>Characters that are kept of one value.</summary>
    public const int MaxValueLength = 256;

    static readonly FrozenSet<string> Kept = FrozenSet.ToFrozenSet(
        [
            "Implementation-Title", "Implementation-Version", "Implementation-Vendor-Id", "Implementation-Vendor",
            "Specification-Version", "Bundle-SymbolicName", "Bundle-Name", "Bundle-Version", "Bundle-License", "Automatic-Module-Name",
            "Group-Id", "Short-Name", "Extension-Name", "Plugin-Version",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the attributes that are kept of the main section.</summary>
    public static Dictionary<string, string> Read(ReadOnlySpan<byte> manifest)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (manifest.StartsWith("\uFEFF"u8))
            manifest = manifest[3..];
        while (TakeLine(ref manifest) is { Count: > 0 } line)
        {
            var text = Encoding.UTF8.GetString([.. line]);
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || !Kept.TryGetValue(text[..colon].TrimEnd(), out var name))
                continue;
            var value = text[(colon + 1)..].Trim();
            if (value.Length is > 0 and <= MaxValueLength)
                attributes.TryAdd(name, value);
        }
        return attributes;
    }

    /// <summary>Takes a line together with those that continue it.</summary>
    static List<byte> TakeLine(ref ReadOnlySpan<byte> rest)
    {
        var line = new List<byte>();
        do
        {
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            var part = end < 0 ? rest : rest[..end];
            line.AddRange(line.Count == 0 ? part : part[1..]);
            rest = end < 0 ? [] : rest[(end + (rest[end..].StartsWith("\r\n"u8) ? 2 : 1))..];
        }
        while (line.Count > 0 && rest is [(byte)' ', ..]);
        return line;
    }
}
