using System.Collections.Immutable;
using System.Text;

namespace Plimsoll.Model.Sboms;

/// <summary>Properties as the lines of one text, for formats that have annotations only.</summary>
/// <remarks>One <c>NAME=VALUE</c> a line; in a value <c>\\</c> is a backslash, <c>\n</c> a line feed, <c>\r</c> a carriage return.</remarks>
public static class PropertyLines
{
    /// <summary>The text of <paramref name="properties"/>.</summary>
    public static string Write(IEnumerable<SbomProperty> properties)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in properties)
        {
            if (text.Length > 0)
                text.Append('\n');
            text.Append(name).Append('=');
            foreach (var character in value)
                Escape(character, text);
        }
        return text.ToString();
    }

    /// <summary>The properties of a text that <see cref="Write"/> wrote; lines that are none of ours are passed over.</summary>
    public static ImmutableArray<SbomProperty> Read(string text)
    {
        var properties = ImmutableArray.CreateBuilder<SbomProperty>();
        foreach (var line in text.Split('\n'))
        {
            var equals = line.IndexOf('=');
            if (equals > 0 && line.StartsWith(SbomProperty.Prefix, StringComparison.Ordinal))
                properties.Add(new SbomProperty(line[..equals], Unescape(line.AsSpan(equals + 1).TrimEnd('\r'))));
        }
        return properties.ToImmutable();
    }

    static void Escape(char character, StringBuilder text) => _ = character switch
    {
        '\\' => text.Append(@"\\"),
        '\n' => text.Append(@"\n"),
        '\r' => text.Append(@"\r"),
        _ => text.Append(character),
    };

    static string Unescape(ReadOnlySpan<char> value)
    {
        if (!value.Contains('\\'))
            return value.ToString();
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\' || i + 1 == value.Length)
                text.Append(value[i]);
            else
                text.Append(value[++i] switch { 'n' => '\n', 'r' => '\r', var other => other });
        }
        return text.ToString();
    }
}
