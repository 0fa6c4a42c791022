using CsCheck;

namespace Plimsoll.Vulnerabilities.Updates;

public sealed class BinaryDeltaTests
{
    static readonly Gen<byte[]> Bytes = Gen.Byte.Array[0, 400];

    // Pieces of the older file in any order, with changes and insertions between them: what a newer database is.
    static readonly Gen<(byte[] Older, byte[] Newer)> Pairs =
        from older in Gen.OneOf(Bytes, Gen.Byte[0, 3].Array[0, 3000], Gen.Int[0, 200].Array[0, 300].Select(words => words.SelectMany(BitConverter.GetBytes).ToArray()))
        from pieces in Gen.Select(Gen.Int[0, 4000], Gen.Int[0, 900], Bytes, Gen.Int[0, 30]).Array[0, 8]
        select (older, Pieces(older, pieces));

    [Fact]
    public void The_delta_between_two_files_makes_the_newer_out_of_the_older() =>
        Pairs.Sample(pair => Assert.Equal(pair.Newer, Apply(pair.Older, Create(pair.Older, pair.Newer), pair.Newer.Length)), iter: 500);

    [Fact]
    public void A_delta_that_was_tampered_with_is_refused_or_makes_as_many_bytes_as_expected() =>
        (from pair in Pairs
         from place in Gen.Int[0, int.MaxValue]
         from value in Gen.Byte
         from cut in Gen.Int[0, 3]
         select (pair, place, value, cut)).Sample(
            sample =>
            {
                var delta = Create(sample.pair.Older, sample.pair.Newer);
                delta[sample.place % delta.Length] = sample.value;
                delta = sample.cut > 0 ? delta : delta[..(sample.place % delta.Length)];
                try
                {
                    Assert.Equal(sample.pair.Newer.Length, Apply(sample.pair.Older, delta, sample.pair.Newer.Length).Length);
                }
                catch (InvalidDataException)
                {
                    // Refused.
                }
            },
            iter: 1000);

    [Fact]
    public void Random_bytes_are_no_delta() => Bytes.Sample(bytes => Assert.Throws<InvalidDataException>(() => Apply([1, 2, 3], bytes, 3)), iter: 200);

    [Fact]
    public void Records_taken_out_of_a_sorted_file_cost_little()
    {
        var lines = Enumerable.Range(0, 20_000).Select(i => $"ADVISORY-{i:D6} {i * 2654435761L % 1000003} fixed in {i % 77}.{i % 13}\n").ToArray();
        var older = string.Concat(lines);
        var newer = string.Concat(lines.Where((_, i) => i % 100 != 7));

        var delta = Create(System.Text.Encoding.UTF8.GetBytes(older), System.Text.Encoding.UTF8.GetBytes(newer));

        Assert.InRange(delta.Length, 1, newer.Length / 300);
    }

    [Fact]
    public void A_delta_for_another_older_file_is_refused()
    {
        var problem = Assert.Throws<InvalidDataException>(() => Apply([1, 2, 3, 4], Create([1, 2, 3], [1, 2]), 2));

        Assert.Contains("from 3 to 2 bytes, expected from 4 to 2", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_delta_never_makes_more_than_is_expected() =>
        Assert.Throws<InvalidDataException>(() => Apply([], Create([], new byte[100_000]), 10));

    [Theory]
    [InlineData(0, 0, 0)]   // makes nothing
    [InlineData(3, 1, 0)]   // begins behind the end of the older file
    [InlineData(-1, 1, 0)]  // begins before it
    [InlineData(0, 4, 0)]   // takes more than there is
    [InlineData(0, 1, 90)]  // makes more than is expected
    [InlineData(0, 1, long.MaxValue)]
    [InlineData(long.MinValue, 1, 0)]
    public void A_step_out_of_bounds_is_refused(long way, long taken, long inserted) =>
        Assert.Throws<InvalidDataException>(() => Apply([1, 2, 3], Raw(3, 10, way, taken, inserted), 10));

    static byte[] Raw(long older, long newer, params long[] step)
    {
        var steps = new MemoryStream();
        using (var writer = new BrotliWriter(steps, 1))
        {
            WriteNumber(writer, (ulong)((step[0] << 1) ^ (step[0] >> 63)));
            WriteNumber(writer, (ulong)step[1]);
            WriteNumber(writer, (ulong)step[2]);
        }
        var zeros = new MemoryStream();
        using (var writer = new BrotliWriter(zeros, 1))
            writer.Write(new byte[1000]);
        return
        [
            .. BinaryDelta.Magic, .. new[] { older, newer, steps.Length, zeros.Length, zeros.Length, zeros.Length, zeros.Length, zeros.Length }.SelectMany(BitConverter.GetBytes),
            .. steps.ToArray(), .. Enumerable.Repeat(zeros.ToArray(), 5).SelectMany(bytes => bytes),
        ];
    }

    static void WriteNumber(Stream output, ulong number)
    {
        for (; number >= 0x80; number >>= 7)
            output.WriteByte((byte)(number | 0x80));
        output.WriteByte((byte)number);
    }

    static byte[] Pieces(byte[] older, (int Start, int Length, byte[] Inserted, int Change)[] pieces)
    {
        var newer = new List<byte>();
        foreach (var (start, length, inserted, change) in pieces)
        {
            var from = Math.Min(start, older.Length);
            var piece = older[from..Math.Min(from + length, older.Length)];
            for (var i = change; change > 0 && i < piece.Length; i += change)
                piece[i]++;
            newer.AddRange([.. piece, .. inserted]);
        }
        return [.. newer];
    }

    static byte[] Create(byte[] older, byte[] newer)
    {
        using var folder = new TestFolder();
        var delta = new MemoryStream();
        BinaryDelta.Create(folder.Write("older", older), folder.Write("newer", newer), delta, TestContext.Current.CancellationToken);
        return delta.ToArray();
    }

    static byte[] Apply(byte[] older, byte[] delta, long length)
    {
        using var folder = new TestFolder();
        var newer = new MemoryStream();
        BinaryDelta.Apply(folder.Write("older", older), folder.Write("delta", delta), newer, length, TestContext.Current.CancellationToken);
        return newer.ToArray();
    }
}
