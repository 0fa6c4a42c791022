namespace Plimsoll.Images.Archives;

/// <summary>The checksum of zip and gzip.</summary>
/// <remarks>CRC-32 of ISO 3309, reflected, as in RFC 1952 section 8; one table.</remarks>
static class Crc32
{
    static readonly uint[] Table = MakeTable();

    /// <summary>The checksum of <paramref name="content"/>.</summary>
    public static uint Of(ReadOnlySpan<byte> content)
    {
        var sum = uint.MaxValue;
        foreach (var value in content)
            sum = Table[(byte)sum ^ value] ^ (sum >> 8);
        return ~sum;
    }

    static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
                value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
            table[i] = value;
        }
        return table;
    }
}
