using System.IO.Compression;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>Finds in a program the list of crates that cargo-auditable links into it.</summary>
/// <remarks>
/// https://github.com/rust-secure-code/cargo-auditable/blob/master/PARSING.md: JSON, compressed with zlib (RFC 1950), in a section
/// <c>.dep-v0</c>. The table of sections stands at the end of a program and cannot be waited for in one pass forwards, so every
/// place that may begin a zlib stream is tried: the two bytes of its header, then the first deflate block's own rules
/// (RFC 1951, 3.2.7), which leave about one place in a thousand, then its first characters.
/// </remarks>
sealed class CrateSearch
{
    /// <summary>The longest compressed list, bytes.</summary>
    public const int MaxStoredBytes = 1024 * 1024;

    /// <summary>The longest list, bytes.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    const int TrialBytes = 2048;

    const byte HeaderStart = 0x78;

    ByteCapture? _stored;

    static ReadOnlySpan<byte> JsonStart => "{\"packages\":["u8;

    /// <summary>Whether nothing further is to be found.</summary>
    public bool IsDone => _stored is { IsFull: true };

    /// <summary>Looks at a window of the program.</summary>
    /// <param name="window">The window.</param>
    /// <param name="start">Where in the program it begins.</param>
    /// <param name="limit">What begins here or later is seen again in the next window.</param>
    public void Look(ReadOnlySpan<byte> window, long start, int limit)
    {
        for (var at = 0; _stored is null && IndexOfHeader(window[at..]) is >= 0 and var found && (at += found) < limit; at++)
        {
            if (MayBegin(window[(at + 2)..]) && Begins(window[at..]))
                _stored = new ByteCapture(start + at, MaxStoredBytes);
        }
        _stored?.Feed(window, start);
    }

    /// <summary>The list as JSON; <c>null</c> where there is none.</summary>
    /// <exception cref="InvalidDataException">It is longer than <see cref="MaxBytes"/>, or not compressed with zlib.</exception>
    public string? Finish()
    {
        if (_stored is null)
            return null;
        using var zlib = new ZLibStream(_stored.Open(), CompressionMode.Decompress);
        var json = new byte[MaxBytes + 1];
        var length = zlib.ReadAtLeast(json, json.Length, throwOnEndOfStream: false);
        return length <= MaxBytes
            ? Encoding.UTF8.GetString(json, 0, length)
            : throw new InvalidDataException($"the list of crates has more than {MaxBytes} bytes");
    }

    /// <summary>The next place of the two bytes that begin a zlib stream with a window of 32 KiB, whatever its level.</summary>
    static int IndexOfHeader(ReadOnlySpan<byte> window)
    {
        var at = 0;
        for (; at + Vector128<byte>.Count < window.Length; at += Vector128<byte>.Count)
        {
            var second = Vector128.Create(window[(at + 1)..]);
            var isSecond = Vector128.Equals(second, Vector128.Create((byte)0x9c)) | Vector128.Equals(second, Vector128.Create((byte)0xda))
                | Vector128.Equals(second, Vector128.Create((byte)0x5e)) | Vector128.Equals(second, Vector128.Create((byte)0x01));
            var isHeader = Vector128.Equals(Vector128.Create(window[at..]), Vector128.Create(HeaderStart)) & isSecond;
            if (isHeader != Vector128<byte>.Zero)
                return at + BitOperations.TrailingZeroCount(isHeader.ExtractMostSignificantBits());
        }
        for (; at + 1 < window.Length; at++)
        {
            if (window[at] == HeaderStart && (window[at + 1] is 0x9c or 0xda or 0x5e or 0x01))
                return at;
        }
        return -1;
    }

    /// <summary>Whether a deflate block may begin so: stored with a length and its complement, fixed codes, or dynamic codes that are complete.</summary>
    static bool MayBegin(ReadOnlySpan<byte> block)
    {
        if (block.Length < 20)
            return false;
        return ((block[0] >> 1) & 3) switch
        {
            0 => (block[1] ^ block[3]) == 0xff && (block[2] ^ block[4]) == 0xff,
            // Of fixed codes the first characters of the JSON are known: '{' is coded as 0xab, most significant bit first.
            1 => FixedCode(block) == 0x30 + '{',
            2 => HasCompleteCodes(block),
            _ => false,
        };
    }

    static int FixedCode(ReadOnlySpan<byte> block)
    {
        var bits = (block[0] | (block[1] << 8)) >> 3;
        var code = 0;
        for (var i = 0; i < 8; i++)
            code = (code << 1) | ((bits >> i) & 1);
        return code;
    }

    // The code of the code lengths has to use up its whole space, or inflating refuses it.
    static bool HasCompleteCodes(ReadOnlySpan<byte> block)
    {
        var (literals, distances, lengths) = (Bits(block, 3, 5), Bits(block, 8, 5), Bits(block, 13, 4) + 4);
        if (literals > 29 || distances > 29)
            return false;
        var used = 0;
        for (var i = 0; i < lengths; i++)
        {
            if (Bits(block, 17 + (3 * i), 3) is > 0 and var length)
                used += 128 >> length;
        }
        return used == 128;
    }

    static int Bits(ReadOnlySpan<byte> block, int from, int count) =>
        ((block[from / 8] | (block[(from / 8) + 1] << 8)) >> (from % 8)) & ((1 << count) - 1);

    static bool Begins(ReadOnlySpan<byte> stream)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(stream[..Math.Min(stream.Length, TrialBytes)].ToArray()), CompressionMode.Decompress);
            Span<byte> text = stackalloc byte[JsonStart.Length];
            return zlib.ReadAtLeast(text, text.Length, throwOnEndOfStream: false) == text.Length && text.SequenceEqual(JsonStart);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
