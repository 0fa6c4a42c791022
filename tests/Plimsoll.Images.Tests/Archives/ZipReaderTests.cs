using System.Buffers.Binary;
using System.IO.Compression;
using CsCheck;

namespace Plimsoll.Images.Archives;

public sealed class ZipReaderTests
{
    const int MiB = 1024 * 1024;

    static readonly string[] Parts = ["PK\x03\x04", "PK\x07\x08", "PK", "P", "\0\0", "aaaaaaaaaaaaaaaaaaaaaaaaa"];

    static readonly (string Name, byte[] Content)[] Sample =
    [
        ("a.txt", TestZip.Bytes("first")), ("empty", []), ("folder/", []), ("folder/zeros", new byte[200_000]), ("PK\u00e9", TestZip.Bytes("PK\x07\x08PK\x03\x04PK\x01\x02")),
    ];

    [Theory]
    [InlineData(true, CompressionLevel.Optimal, 1 << 16)]
    [InlineData(true, CompressionLevel.NoCompression, 7)]
    [InlineData(false, CompressionLevel.Optimal, 1)]
    [InlineData(false, CompressionLevel.NoCompression, 1 << 16)]
    [InlineData(false, CompressionLevel.NoCompression, 13)]
    public async Task Entries_are_read_with_and_without_descriptors(bool canSeek, CompressionLevel level, int drop)
    {
        var archive = TestZip.Of(canSeek, level, Sample);

        var read = await TestZip.ReadAsync(new TestZip.Drops(archive, drop), new ZipBudget(archive.Length));

        Assert.Equal(Sample.Select(entry => entry.Name), read.Select(entry => entry.Name));
        Assert.All(Sample.Zip(read), static pair => Assert.Equal(pair.First.Content, pair.Second.Content));
    }

    [Fact]
    public void Whatever_is_written_is_read_again() =>
        Gen.Select(Gen.Bool, Gen.Enum<CompressionLevel>(), Gen.Int[1, 5000], Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 12], Contents).Array[0, 12])
            .Sample((canSeek, level, drop, entries) =>
            {
                var archive = TestZip.Of(canSeek, level, entries);
                var read = TestZip.ReadAsync(new TestZip.Drops(archive, drop), new ZipBudget(archive.Length)).GetAwaiter().GetResult();
                return read.Select(entry => entry.Name).SequenceEqual(entries.Select(entry => entry.Item1))
                    && read.Zip(entries).All(pair => pair.First.Content.AsSpan().SequenceEqual(pair.Second.Item2));
            });

    [Fact]
    public void Arbitrary_bytes_are_read_or_refused_in_little_memory() =>
        Gen.Select(Gen.Bool, Contents, Gen.Int[0, 400], Gen.Byte, Gen.Int[0, 60]).Sample((canSeek, content, at, value, cut) =>
        {
            var archive = TestZip.Of(canSeek, CompressionLevel.Fastest, ("a", content), ("b", content));
            archive[at % archive.Length] = value;
            archive = archive[..^Math.Min(cut, archive.Length)];
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                TestZip.ReadAsync(new MemoryStream(archive), new ZipBudget(archive.Length), 100_000).GetAwaiter().GetResult();
            }
            catch (InvalidDataException)
            {
            }
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 8 * MiB);
        });

    [Fact]
    public async Task A_file_of_no_format_is_refused()
    {
        foreach (var text in (string[])["", "no", "no archive at all, however long it may be", "PK\x03\x04"])
            await Assert.ThrowsAsync<InvalidDataException>(() => TestZip.ReadAsync(new MemoryStream(TestZip.Bytes(text)), new ZipBudget(9)));
        await Assert.ThrowsAsync<InvalidDataException>(() => TestZip.ReadAsync(new MemoryStream(new byte[9 * MiB]), new ZipBudget(9)));
    }

    [Fact]
    public async Task What_stands_before_the_first_entry_is_passed_over()
    {
        byte[] archive = [.. TestZip.Bytes("#!/bin/sh\nexec java -jar $0 # PK\x03\x04 is no entry\n"), .. new byte[70_000], .. TestZip.Of(Sample)];

        var read = await TestZip.ReadAsync(new TestZip.Drops(archive, 999), new ZipBudget(archive.Length));

        Assert.Equal(Sample.Length, read.Count);
    }

    [Fact]
    public async Task An_archive_without_entries_has_none() =>
        Assert.Empty(await TestZip.ReadAsync(new MemoryStream(TestZip.Of()), new ZipBudget(22)));

    [Fact]
    public async Task A_descriptor_needs_no_signature_and_may_have_long_lengths()
    {
        var content = TestZip.Bytes("PK content PK\x03\x04");
        foreach (var isSigned in (bool[])[true, false])
        {
            foreach (var isLong in (bool[])[true, false])
            {
                var archive = Streamed("a", content, isSigned, isLong);
                var read = await TestZip.ReadAsync(new TestZip.Drops(archive, 5), new ZipBudget(archive.Length));
                Assert.Equal(["a", "a"], read.Select(entry => entry.Name));
                Assert.All(read, entry => Assert.Equal(content, entry.Content));
            }
        }
    }

    [Fact]
    public async Task Lengths_beyond_4_GiB_stand_in_the_extra_field()
    {
        var archive = TestZip.Of(true, CompressionLevel.NoCompression, ("abc", TestZip.Bytes("content")));
        byte[] extra = [1, 0, 16, 0, 7, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0];
        archive.AsSpan(18, 8).Fill(0xFF);
        archive[28] = (byte)extra.Length;
        archive = [.. archive[..33], .. extra, .. archive[33..]];

        var read = await TestZip.ReadAsync(new MemoryStream(archive), new ZipBudget(archive.Length));

        Assert.Equal(TestZip.Bytes("content"), Assert.Single(read).Content);
    }

    [Theory]
    [InlineData(14, "checksum")]
    [InlineData(18, "bytes that its header tells")]
    [InlineData(22, "bytes that its header tells")]
    [InlineData(6, "encrypted")]
    [InlineData(8, "method 1")]
    public async Task A_header_that_lies_is_found_out(int field, string expected)
    {
        var archive = TestZip.Of(true, CompressionLevel.NoCompression, ("a", TestZip.Bytes("content")));
        archive[field] ^= 1;

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => TestZip.ReadAsync(new MemoryStream(archive), new ZipBudget(99)));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_that_ends_too_early_is_refused()
    {
        var archive = TestZip.Of(false, CompressionLevel.Optimal, Sample);
        var directory = archive.AsSpan().IndexOf("PK\x01\x02"u8);
        for (var length = 0; length < directory; length += 3)
        {
            var cut = archive[..length];
            await Assert.ThrowsAsync<InvalidDataException>(() => TestZip.ReadAsync(new MemoryStream(cut), new ZipBudget(length)));
        }
    }

    [Fact]
    public async Task A_bomb_ends_at_the_budget()
    {
        var archive = TestZip.Of(("zeros", new byte[300 * MiB]));
        var cancellation = TestContext.Current.CancellationToken;
        var budget = new ZipBudget(archive.Length);
        using var zip = new ZipReader(new MemoryStream(archive), budget);
        await zip.NextAsync(cancellation);
        await using var content = zip.OpenContent();

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => content.CopyToAsync(Stream.Null, cancellation));

        Assert.Contains("unpacks to more", fault.Message, StringComparison.Ordinal);
        Assert.True(budget.IsSpent);
        Assert.Null(await zip.NextAsync(cancellation));
    }

    [Fact]
    public async Task A_content_that_nobody_reads_costs_nothing()
    {
        var archive = TestZip.Of(false, CompressionLevel.Optimal, ("zeros", new byte[300 * MiB]), ("a", TestZip.Bytes("b")));
        var cancellation = TestContext.Current.CancellationToken;
        var budget = new ZipBudget(0);
        using var zip = new ZipReader(new MemoryStream(archive), budget);
        await zip.NextAsync(cancellation);

        Assert.Equal("a", (await zip.NextAsync(cancellation))!.Name);
        Assert.False(budget.IsSpent);
    }

    [Fact]
    public async Task An_archive_behind_another_one_is_read_too()
    {
        byte[] archive = [.. TestZip.Of(("a", TestZip.Bytes("1"))), .. new byte[70_000], .. TestZip.Of(("b", TestZip.Bytes("2")))];

        foreach (var drop in (int[])[1, 99, 1 << 16])
            Assert.Equal(["a", "b"], (await TestZip.ReadAsync(new TestZip.Drops(archive, drop), new ZipBudget(archive.Length))).Select(entry => entry.Name));
    }

    [Fact]
    public async Task What_only_the_directory_or_a_second_end_record_names_is_told()
    {
        var archive = TestZip.Of(true, CompressionLevel.NoCompression, ("name", TestZip.Bytes("1")));
        byte[] renamed = [.. archive];
        renamed[ZipHeader.FixedBytes] ^= 1;

        Assert.Null(await ProblemAsync(archive));
        Assert.Null(await ProblemAsync(TestZip.Of()));
        Assert.Null(await ProblemAsync([.. archive, .. new byte[100_000]]));
        Assert.Contains("\"name\"", await ProblemAsync(renamed), StringComparison.Ordinal);
        Assert.Contains("more than one end record", await ProblemAsync([.. archive, .. archive[^22..]]), StringComparison.Ordinal);
        Assert.Contains("was not read", await ProblemAsync([.. archive, .. new byte[5 * MiB]]), StringComparison.Ordinal);
    }

    static async Task<string?> ProblemAsync(byte[] archive)
    {
        using var zip = new ZipReader(new MemoryStream(archive), new ZipBudget(archive.Length));
        while (await zip.NextAsync(TestContext.Current.CancellationToken) is not null)
        {
        }
        return zip.Problem;
    }

    static Gen<byte[]> Contents => Gen.OneOf(
        Gen.Byte.Array[0, 300],
        Gen.Int[0, Parts.Length - 1].Array[0, 60].Select(static parts => TestZip.Bytes(string.Concat(parts.Select(static part => Parts[part])))));

    /// <summary>Two stored entries of unknown length.</summary>
    static byte[] Streamed(string name, byte[] content, bool isSigned, bool isLong)
    {
        var descriptor = new byte[(isSigned ? 4 : 0) + (isLong ? 20 : 12)];
        if (isSigned)
            "PK\x07\x08"u8.CopyTo(descriptor);
        var fields = descriptor.AsSpan(isSigned ? 4 : 0);
        BinaryPrimitives.WriteUInt32LittleEndian(fields, Crc32.Of(content));
        fields[4] = (byte)content.Length;
        fields[isLong ? 12 : 8] = (byte)content.Length;
        byte[] header = [.. "PK\x03\x04"u8, 20, 0, 8, 0, 0, 0, .. new byte[16], (byte)name.Length, 0, 0, 0, .. TestZip.Bytes(name)];
        return [.. header, .. content, .. descriptor, .. header, .. content, .. descriptor, .. "PK\x01\x02"u8];
    }
}
