using System.Buffers.Binary;

namespace Plimsoll.Vulnerabilities.Updates;

public sealed class DeltaAlignmentTests
{
    [Fact]
    public void A_table_whose_numbers_all_grew_is_taken_with_differences_around_what_was_inserted()
    {
        // Offsets of texts, as databases have them: one more text, and every offset behind it is another.
        var lengths = Enumerable.Range(0, 4000).Select(i => (i * 7919) % 61).ToList();
        var older = Offsets(lengths);
        lengths.Insert(1000, 9);
        lengths.Insert(3000, 11);
        var newer = Offsets(lengths);

        var pieces = new List<(int Length, int? Shift)>();
        new DeltaAlignment(older, newer).Align(0, newer.Length, 0, (length, shift) => pieces.Add((length, shift)), TestContext.Current.CancellationToken);

        Assert.Equal(newer.Length, pieces.Sum(piece => piece.Length));
        Assert.Equal([0, -4, -8], pieces.Where(piece => piece.Shift is not null).Select(piece => piece.Shift!.Value).Distinct());
        Assert.InRange(pieces.Where(piece => piece.Shift is null).Sum(piece => piece.Length), 0, 4 * DeltaAlignment.WindowBytes);
    }

    [Fact]
    public void What_has_nothing_in_common_is_inserted()
    {
        var (older, newer) = (new byte[4096], new byte[4096]);
        new Random(1).NextBytes(older);
        new Random(2).NextBytes(newer);

        var taken = 0;
        new DeltaAlignment(older, newer).Align(0, newer.Length, 0, (length, shift) => taken += shift is null ? 0 : length, TestContext.Current.CancellationToken);

        Assert.Equal(0, taken);
    }

    static byte[] Offsets(List<int> lengths)
    {
        var bytes = new byte[lengths.Count * 4];
        var offset = 100_000;
        for (var i = 0; i < lengths.Count; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * 4), offset);
            offset += lengths[i];
        }
        return bytes;
    }
}
