namespace Plimsoll.Vulnerabilities.Database;

/// <summary>The layout of a vulnerability database file.</summary>
/// <remarks>
/// <para>
/// A file is a header and sections behind it, made to be mapped into memory and read where it lies: opening it reads the header and
/// the feeds, looking a package up touches a few pages, and texts are UTF-16, so that a version is compared without being copied.
/// All numbers are little-endian; a section starts at a multiple of eight bytes.
/// </para>
/// <para>
/// Header: <see cref="Magic"/>, <see cref="Version"/> (2 bytes), the length of the file (8), SHA-256 of what follows the header (32),
/// the build's time in Unix seconds (8), then offset and length (8 and 8) of each <see cref="DatabaseSection"/>,
/// and the first eight bytes of SHA-256 of the header before them: what is read from a wrong place would be a wrong answer.
/// </para>
/// <para>A text is named by its number in the section of texts; 0 is the empty one. docs/database.md shows the layout as a picture.</para>
/// </remarks>
static class DatabaseFormat
{
    /// <summary>The first six bytes.</summary>
    internal static ReadOnlySpan<byte> Magic => "PLIMDB"u8;

    /// <summary>Any change to a section takes a new one. Version 1 was an SQLite file.</summary>
    internal const ushort Version = 2;

    internal const int LengthOffset = 8;
    internal const int DigestOffset = 16;
    internal const int DigestBytes = 32;
    internal const int BuiltOffset = 48;
    internal const int SectionsOffset = 56;
    internal const int ChecksumOffset = SectionsOffset + (16 * (int)DatabaseSection.Count);
    internal const int ChecksumBytes = 8;
    internal const int HeaderBytes = ChecksumOffset + ChecksumBytes;
    internal const int Alignment = 8;

    /// <summary>Bytes of a database: 2 GiB.</summary>
    internal const long MaxBytes = int.MaxValue;

    /// <summary>Numbers (4 bytes) of one entry in <see cref="DatabaseSection.Packages"/>: scope, name, first row, end of the rows "before", end of the rows that affect.</summary>
    internal const int PackageWords = 5;

    /// <summary>Numbers of one row: advisory, first event, extra, then state (8 bits), severity (8) and shape (8).</summary>
    internal const int RowWords = 4;

    /// <summary>Numbers of one slot of the index: the name's hash, and the package's number plus one.</summary>
    internal const int SlotWords = 2;

    /// <summary>Numbers of what is known of a CVE: its text, KEV's days (added, due) and flag, the vector's text, then probability and percentile (64 bits each).</summary>
    internal const int FactWords = 10;

    /// <summary>An event is its kind in the upper bits and the text of its version in these.</summary>
    internal const uint TextMask = (1u << KindShift) - 1;

    internal const int KindShift = 29;
}
