using System.Text.Json;

namespace Plimsoll.Vulnerabilities.Feeds.Files;

/// <summary>Reads documents of one record each into the same memory. Not safe for concurrent use.</summary>
/// <param name="limit">The most bytes of one record.</param>
sealed class RecordBuffer(int limit)
{
    static readonly JsonReaderOptions Lax = new() { MaxDepth = 256 };

    byte[] _buffer = new byte[64 * 1024];

    /// <summary>Reads a document; valid until the next one is read.</summary>
    /// <returns>The bytes; <c>null</c> where there are more than the limit allows.</returns>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    internal ReadOnlyMemory<byte>? Read(Stream stream)
    {
        var length = 0;
        while (stream.Read(_buffer, length, _buffer.Length - length) is var count and > 0)
        {
            length += count;
            if (length > limit)
                return null;
            if (length == _buffer.Length)
                Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        return _buffer.AsSpan(0, length).StartsWith("\uFEFF"u8) ? _buffer.AsMemory(3, length - 3) : _buffer.AsMemory(0, length);
    }

    /// <summary>The texts of members of a JSON object, found without reading the rest; empty where they are not there.</summary>
    /// <param name="json">The document.</param>
    /// <param name="paths">Each at most three names deep, e.g. <c>["document", "tracking", "id"]</c>.</param>
    /// <returns>One text for each; <c>null</c> where the document is not JSON.</returns>
    internal static string[]? Texts(ReadOnlyMemory<byte> json, params ReadOnlySpan<string[]> paths)
    {
        var texts = new string[paths.Length];
        Array.Fill(texts, "");
        var left = paths.Length;
        var open = new string[4];
        try
        {
            var reader = new Utf8JsonReader(json.Span, Lax);
            while (left > 0 && reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName)
                    continue;
                var depth = reader.CurrentDepth;
                var at = Find(ref reader, open, depth, paths);
                if (at == -2)
                {
                    reader.Read();
                    reader.Skip();
                }
                else if (at >= 0 && reader.Read() && reader.TokenType == JsonTokenType.String)
                {
                    texts[at] = reader.GetString() ?? "";
                    left--;
                }
            }
            return texts;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // The index of the path that ends here, -1 within one, -2 elsewhere.
    static int Find(ref Utf8JsonReader reader, string[] open, int depth, scoped ReadOnlySpan<string[]> paths)
    {
        var found = -2;
        for (var i = 0; i < paths.Length; i++)
        {
            var path = paths[i];
            if (depth > path.Length || depth >= open.Length || !reader.ValueTextEquals(path[depth - 1]) || !path.AsSpan(0, depth - 1).SequenceEqual(open.AsSpan(1, depth - 1)))
                continue;
            open[depth] = path[depth - 1];
            if (path.Length == depth)
                return i;
            found = -1;
        }
        return found;
    }
}
