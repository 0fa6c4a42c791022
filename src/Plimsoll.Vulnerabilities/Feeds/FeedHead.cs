using System.Text.Json;
using System.Xml;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>The beginning of a document: enough to tell its form.</summary>
/// <param name="name">The document's path, for forms that only that tells apart.</param>
/// <param name="content">At most <see cref="Files.FeedFile.HeadBytes"/> bytes.</param>
sealed class FeedHead(string name, ReadOnlyMemory<byte> content)
{
    readonly Dictionary<string, string> _json = ReadJson(content.Span);

    internal string Name => name;

    /// <summary>The local name of the root of an XML document; empty for other documents.</summary>
    internal string XmlRoot { get; } = ReadXmlRoot(content);

    /// <summary>Whether there is a member of this path, e.g. <c>document/csaf_version</c>; <c>*</c> stands for a name with any text.</summary>
    internal bool Has(string path) => _json.ContainsKey(path);

    /// <summary>The text of a member; empty where it has none.</summary>
    internal string Text(string path) => _json.GetValueOrDefault(path, "");

    /// <summary>Whether the bytes occur.</summary>
    internal bool Contains(ReadOnlySpan<byte> bytes) => content.Span.IndexOf(bytes) >= 0;

    static Dictionary<string, string> ReadJson(ReadOnlySpan<byte> content)
    {
        const int maxMembers = 5_000;
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        var text = content.StartsWith("\uFEFF"u8) ? content[3..] : content;
        if (text.TrimStart(" \r\n\t"u8) is not [(byte)'{', ..])
            return members;
        var reader = new Utf8JsonReader(text, isFinalBlock: false, state: default);
        var names = new string[4];
        try
        {
            while (members.Count < maxMembers && reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth is > 0 and <= 3)
                {
                    names[reader.CurrentDepth] = reader.GetString() ?? "";
                    foreach (var path in Paths(names, reader.CurrentDepth))
                        members.TryAdd(path, "");
                }
                else if (reader.TokenType == JsonTokenType.String && reader.CurrentDepth is > 0 and <= 3)
                {
                    foreach (var path in Paths(names, reader.CurrentDepth))
                    {
                        if (members.TryGetValue(path, out var known) && known.Length == 0)
                            members[path] = reader.GetString() ?? "";
                    }
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // What was read until here tells the form, or there is none; reading the document says what is wrong.
        }
        return members;
    }

    static string[] Paths(string[] names, int depth) => depth switch
    {
        1 => [names[1]],
        2 => [$"{names[1]}/{names[2]}", $"*/{names[2]}"],
        _ => [$"{names[1]}/{names[2]}/{names[3]}", $"*/*/{names[3]}"],
    };

    static string ReadXmlRoot(ReadOnlyMemory<byte> content)
    {
        if (content.Span.TrimStart("\uFEFF \r\n\t"u8) is not [(byte)'<', ..])
            return "";
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content.ToArray(), writable: false), Xml.FeedXml.Settings());
            return reader.MoveToContent() == XmlNodeType.Element ? reader.LocalName : "";
        }
        catch (XmlException)
        {
            return "";
        }
    }
}
