using System.Text;

namespace Plimsoll.Rego.Builtins;

/// <summary>Texts by code points, which is how Rego counts: a surrogate pair is one.</summary>
static class CodePoints
{
    /// <summary>How many code points a text has.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        for (var at = text.IndexOfAnyInRange('\uD800', '\uDBFF'); at >= 0 && at < text.Length - 1; at++)
        {
            if (char.IsHighSurrogate(text[at]) && char.IsLowSurrogate(text[at + 1]))
                count--;
        }

        return count;
    }

    /// <summary>How many UTF-16 units the code point at a place has.</summary>
    public static int WidthAt(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    /// <summary>The place so many code points after another, in UTF-16 units; the end where the text has fewer.</summary>
    public static int Skip(ReadOnlySpan<char> text, int from, long count)
    {
        for (; count > 0 && from < text.Length; count--)
            from += WidthAt(text, from);
        return from;
    }

    /// <summary>The text of UTF-8. Each byte that is no part of it becomes U+FFFD, as in Go.</summary>
    public static string FromUtf8(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done)
                text.Append(rune.ToString());
            else
                text.Append('\uFFFD', length);
            bytes = bytes[length..];
        }

        return text.ToString();
    }
}
