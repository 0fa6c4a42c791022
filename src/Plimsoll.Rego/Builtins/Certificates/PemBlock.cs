using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>A block of PEM.</summary>
/// <param name="Label">What it says it is, e.g. <c>CERTIFICATE</c>.</param>
/// <param name="Bytes">What it holds.</param>
/// <remarks>RFC 7468.</remarks>
sealed record PemBlock(string Label, byte[] Bytes)
{
    /// <summary>Longest text, in characters.</summary>
    public const int MaxTextLength = 8 * 1024 * 1024;

    /// <summary>Reads the first block of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="block">The block.</param>
    /// <param name="rest">What follows the line where it ends.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, [NotNullWhen(true)] out PemBlock? block, out ReadOnlySpan<char> rest)
    {
        block = null;
        rest = text;
        if (text.Length > MaxTextLength || !PemEncoding.TryFind(text, out var fields))
            return false;
        var bytes = new byte[fields.DecodedDataLength];
        if (!Convert.TryFromBase64Chars(text[fields.Base64Data], bytes, out var count) || count != bytes.Length)
            return false;
        block = new PemBlock(text[fields.Label].ToString(), bytes);
        rest = text[fields.Location.End..].TrimStart(" \t\r");
        if (rest is ['\n', ..])
            rest = rest[1..];
        return true;
    }

    /// <summary>All blocks of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">Most blocks that are read.</param>
    public static List<PemBlock> ReadAll(ReadOnlySpan<char> text, int most)
    {
        var blocks = new List<PemBlock>();
        while (blocks.Count < most && TryRead(text, out var block, out text))
            blocks.Add(block);
        return blocks;
    }
}
