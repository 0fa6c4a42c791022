using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Plimsoll.Images.Packages;

/// <summary>A JSON file of bounded size and depth, read at once. Of two properties of one name the last wins, as in JSON.parse.</summary>
/// <remarks>RFC 8259. Invalid UTF-8 becomes U+FFFD, as Node.js decodes it; a byte order mark is passed over.</remarks>
static class BoundedJson
{
    /// <summary>The largest file, bytes.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>The deepest nesting of objects and arrays. A lock file of version 1 needs two a level of dependencies.</summary>
    public const int MaxDepth = 256;

    static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    static readonly JsonDocumentOptions WithComments =
        new() { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Parses a file and hands its root to <paramref name="read"/>.</summary>
    /// <exception cref="InvalidDataException">The file is larger or deeper than the limits, or is not JSON.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> content, Func<JsonElement, T> read) => Read(content, MaxBytes, read);

    /// <summary>Parses a file that may have up to <paramref name="maxBytes"/>, and hands its root to <paramref name="read"/>.</summary>
    /// <exception cref="InvalidDataException">The file is larger or deeper than the limits, or is not JSON.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> content, int maxBytes, Func<JsonElement, T> read) => Read(content, maxBytes, Options, read);

    /// <summary>Parses a file with comments and commas before closing brackets ("JSONC") and hands its root to <paramref name="read"/>.</summary>
    /// <exception cref="InvalidDataException">The file is larger or deeper than the limits, or is not JSON.</exception>
    public static T ReadWithComments<T>(ReadOnlyMemory<byte> content, Func<JsonElement, T> read) => Read(content, MaxBytes, WithComments, read);

    static T Read<T>(ReadOnlyMemory<byte> content, int maxBytes, JsonDocumentOptions options, Func<JsonElement, T> read)
    {
        if (content.Length > maxBytes)
            throw new InvalidDataException($"The file is larger than {maxBytes} bytes.");
        if (content.Span.StartsWith("\uFEFF"u8))
            content = content[3..];
        if (!Utf8.IsValid(content.Span))
            content = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content.Span));

        try
        {
            using var document = JsonDocument.Parse(content, options);
            return read(document.RootElement);
        }
        catch (JsonException fault)
        {
            var place = $"line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1} of it";
            throw new InvalidDataException(
                IsTooDeep(content.Span, options) ? $"Nested deeper than {MaxDepth} levels at {place}." : $"Not JSON at {place}.", fault);
        }
        catch (InvalidOperationException fault)
        {
            // What the parser throws for a string with half of a surrogate pair, only when it is asked for the text.
            throw new InvalidDataException("A string escapes half of a surrogate pair, which is no text.", fault);
        }
    }

    // The parser has one exception for both; the reader is asked how deep it was.
    static bool IsTooDeep(ReadOnlySpan<byte> content, JsonDocumentOptions options)
    {
        var reader = new Utf8JsonReader(content, new JsonReaderOptions
        {
            MaxDepth = MaxDepth + 1, CommentHandling = options.CommentHandling, AllowTrailingCommas = options.AllowTrailingCommas,
        });
        try
        {
            while (reader.Read())
            {
                // Of what opens a level, the depth is that of the level around it.
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= MaxDepth)
                    return true;
            }
        }
        catch (JsonException)
        {
            // Broken before it was too deep.
        }
        return false;
    }
}
