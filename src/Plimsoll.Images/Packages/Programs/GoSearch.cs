using System.Text;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>Finds in a program what the Go linker wrote of its tool chain and its modules.</summary>
/// <remarks>
/// https://pkg.go.dev/debug/buildinfo and the linker's <c>cmd/link/internal/ld/data.go</c>. Since Go 1.18 both texts follow the mark
/// "\xff Go buildinf:" in the data section. Before that the mark holds two addresses; there the modules are found by the 16 bytes
/// that stand before and behind them, and the version is the first text of its form: strings are stored without an end, so a
/// digit that happens to follow would be taken for part of it.
/// </remarks>
sealed class GoSearch
{
    /// <summary>The longest list of modules, bytes. Kubernetes' programs have less than 100 Ki.</summary>
    public const int MaxModuleBytes = 1024 * 1024;

    const int HeadBytes = 32;
    const int MaxVersionBytes = 128;
    const byte IsInline = 2;

    static readonly byte[] Mark = [0xff, .. " Go buildinf:"u8];

    static ReadOnlySpan<byte> ModulesStart =>
        [0x30, 0x77, 0xaf, 0x0c, 0x92, 0x74, 0x08, 0x02, 0x41, 0xe1, 0xc1, 0x07, 0xe6, 0xd6, 0x18, 0xe6];

    static ReadOnlySpan<byte> ModulesEnd =>
        [0xf9, 0x32, 0x43, 0x31, 0x86, 0x18, 0x20, 0x72, 0x00, 0x82, 0x42, 0x10, 0x41, 0x16, 0xd8, 0xf2];

    ByteCapture? _inline;
    ByteCapture? _modules;
    string? _versionGuess;
    bool _hasOldMark;

    /// <summary>Whether nothing further is to be found.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The version of the tool chain; <c>null</c> where it is no Go program, or its version is not told.</summary>
    public string? Version { get; private set; }

    /// <summary>The modules, in the text form of runtime/debug.BuildInfo; <c>null</c> where there are none.</summary>
    public string? Modules { get; private set; }

    /// <summary>Looks at a window of the program.</summary>
    /// <param name="window">The window.</param>
    /// <param name="start">Where in the program it begins.</param>
    /// <param name="limit">What begins here or later is seen again in the next window.</param>
    public void Look(ReadOnlySpan<byte> window, long start, int limit)
    {
        if (_inline is null)
        {
            FindMark(window, start, limit);
            _versionGuess ??= GuessVersion(window, limit);
            if (_modules is null && window.IndexOf(ModulesStart) is >= 0 and var at && at < limit)
                _modules = new ByteCapture(start + at + ModulesStart.Length, MaxModuleBytes);
            _modules?.Feed(window, start);
        }
        _inline?.Feed(window, start);
        IsDone = _inline is not null && ReadInline(_inline.Bytes);
    }

    /// <summary>Draws the conclusions once the program was seen to its end.</summary>
    public void Finish()
    {
        if (IsDone)
            return;
        var text = _modules is null ? [] : _modules.Bytes;
        if (text.IndexOf(ModulesEnd) is > 0 and var end && IsModules(text[..end]))
            Modules = Encoding.UTF8.GetString(text[..end]);
        if (_hasOldMark || Modules is not null)
            Version ??= _versionGuess;
    }

    // A program that itself reads build information has the mark among its texts, without a head behind it.
    void FindMark(ReadOnlySpan<byte> window, long start, int limit)
    {
        for (var at = 0; at < limit; at++)
        {
            var found = window[at..].IndexOf(Mark);
            if (found < 0 || (at += found) >= limit || at + HeadBytes > window.Length)
                return;
            var (pointerBytes, flags) = (window[at + Mark.Length], window[at + Mark.Length + 1]);
            if ((flags & IsInline) != 0 && flags < 4)
            {
                _inline = new ByteCapture(start + at + HeadBytes, MaxVersionBytes + MaxModuleBytes);
                return;
            }
            _hasOldMark |= pointerBytes is 4 or 8 && flags is 0 or 1;
        }
    }

    /// <summary>Reads version and modules, each after its length as a varint, as far as they are there.</summary>
    bool ReadInline(ReadOnlySpan<byte> bytes)
    {
        if (!TryText(ref bytes, MaxVersionBytes, out var version, out var isWrong))
            return isWrong;
        Version = Encoding.UTF8.GetString(version);
        if (!TryText(ref bytes, MaxModuleBytes, out var modules, out isWrong))
            return isWrong;
        var edge = ModulesStart.Length;
        if (modules.Length >= 2 * edge && IsModules(modules[edge..^edge]))
            Modules = Encoding.UTF8.GetString(modules[edge..^edge]);
        return true;
    }

    static bool TryText(ref ReadOnlySpan<byte> bytes, int maxBytes, out ReadOnlySpan<byte> text, out bool isWrong)
    {
        text = [];
        var length = 0;
        for (var i = 0; i < Math.Min(bytes.Length, 4); i++)
        {
            length |= (bytes[i] & 0x7f) << (7 * i);
            if (bytes[i] >= 0x80)
                continue;
            isWrong = length > maxBytes;
            if (isWrong || bytes.Length - i - 1 < length)
                return false;
            text = bytes.Slice(i + 1, length);
            bytes = bytes[(i + 1 + length)..];
            return true;
        }
        isWrong = bytes.Length >= 4;
        return false;
    }

    static bool IsModules(ReadOnlySpan<byte> text) => text.StartsWith("path\t"u8) || text.StartsWith("mod\t"u8);

    static string? GuessVersion(ReadOnlySpan<byte> window, int limit)
    {
        for (var at = 0; at < limit; at++)
        {
            var found = window[at..].IndexOf("go1."u8);
            if (found < 0 || (at += found) >= limit)
                return null;
            var digits = VersionLength(window[(at + "go1."u8.Length)..]);
            if (digits > 0)
                return Encoding.ASCII.GetString(window.Slice(at, "go1."u8.Length + digits));
        }
        return null;
    }

    /// <summary>Characters of <c>15.2</c> or <c>15</c>, at most two digits each.</summary>
    static int VersionLength(ReadOnlySpan<byte> text)
    {
        var minor = Digits(text);
        if (minor == 0 || minor >= text.Length || text[minor] != (byte)'.')
            return minor;
        var patch = Digits(text[(minor + 1)..]);
        return patch == 0 ? minor : minor + 1 + patch;
    }

    static int Digits(ReadOnlySpan<byte> text)
    {
        var count = 0;
        while (count < Math.Min(2, text.Length) && char.IsAsciiDigit((char)text[count]))
            count++;
        return count;
    }
}
