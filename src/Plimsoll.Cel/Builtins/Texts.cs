using System.Text;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>Text by code points: a surrogate pair counts as one.</summary>
static class Texts
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The number of code points.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        for (var i = text.IndexOfAnyInRange('\uD800', '\uDBFF'); i >= 0 && i < text.Length - 1; i++)
        {
            if (char.IsHighSurrogate(text[i]) && char.IsLowSurrogate(text[i + 1]))
                count--;
        }

        return count;
    }

    /// <summary>The place of the code point number <paramref name="index"/> in UTF-16 units; -1 past the end. The end itself is a place.</summary>
    public static int OffsetOf(ReadOnlySpan<char> text, long index)
    {
        if (index < 0 || index > text.Length)
            return -1;
        var offset = 0;
        for (; index > 0; index--)
        {
            if (offset >= text.Length)
                return -1;
            offset += WidthAt(text, offset);
        }

        return offset;
    }

    /// <summary>The UTF-16 units of the code point at a place.</summary>
    public static int WidthAt(ReadOnlySpan<char> text, int offset) =>
        char.IsHighSurrogate(text[offset]) && offset + 1 < text.Length && char.IsLowSurrogate(text[offset + 1]) ? 2 : 1;

    /// <summary>The text of bytes; <c>null</c> where they are not UTF-8.</summary>
    public static string? FromUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes) ? Strict.GetString(bytes) : null;

    public static byte[] ToUtf8(string text) => Encoding.UTF8.GetBytes(text);

    public static CelValue Contains(CelValue text, CelValue part) => text.AsString is { } whole && part.AsString is { } sought
        ? CelValue.Bool(TextMatch.IndexOf(whole, sought) >= 0)
        : Failures.Mismatch("contains", text, part);

    public static CelValue StartsWith(CelValue text, CelValue part) => text.AsString is { } whole && part.AsString is { } sought
        ? CelValue.Bool(whole.StartsWith(sought, StringComparison.Ordinal))
        : Failures.Mismatch("startsWith", text, part);

    public static CelValue EndsWith(CelValue text, CelValue part) => text.AsString is { } whole && part.AsString is { } sought
        ? CelValue.Bool(whole.EndsWith(sought, StringComparison.Ordinal))
        : Failures.Mismatch("endsWith", text, part);

    public static CelValue Matches(CelValue text, CelValue pattern)
    {
        if (text.AsString is not { } whole || pattern.AsString is not { } written)
            return Failures.Mismatch("matches", text, pattern);
        return RegularExpressions.TryCreate(written, out var regex, out var error)
            ? RegularExpressions.Match(regex, whole, static (regex, text) => CelValue.Bool(regex.IsMatch(text)))
            : Failures.Invalid(error);
    }
}
