using System.Text;
using Plimsoll.Images.Sources;
using Plimsoll.Model.Findings;

namespace Plimsoll.Images.Layers;

public sealed class LayerPassTests
{
    [Fact]
    public async Task A_layer_whose_digest_lies_is_unread_and_gives_nothing()
    {
        var tar = new TarWriter().File("a", "x").ToArray();
        var content = await ReadAsync(tar, new LayerDescriptor(0, "", TarWriter.DigestOf([]), null, tar.Length, ""));
        Assert.Equal(UnreadReason.DigestMismatch, Assert.Single(content.Unread).Reason);
        Assert.Empty(content.Entries);
    }

    [Fact]
    public async Task A_layer_whose_uncompressed_digest_lies_is_unread()
    {
        var blob = TarWriter.Gzip(new TarWriter().File("a", "x").ToArray());
        var content = await ReadAsync(blob, new LayerDescriptor(0, "", TarWriter.DigestOf(blob), TarWriter.DigestOf([]), blob.Length, ""));
        Assert.Equal(UnreadReason.DigestMismatch, Assert.Single(content.Unread).Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_layer_that_is_cut_short_is_truncated(bool compressed)
    {
        var tar = new TarWriter().File("a", new string('x', 5000)).ToArray();
        var blob = compressed ? TarWriter.Gzip(tar) : tar;
        var content = await ReadAsync(blob[..(blob.Length / 2)], new LayerDescriptor(0, "", TarWriter.DigestOf(blob), null, blob.Length, ""));
        Assert.Equal(UnreadReason.Truncated, Assert.Single(content.Unread).Reason);
    }

    [Fact]
    public async Task A_layer_without_a_byte_is_truncated_even_where_its_digest_is_right()
    {
        var content = await ReadAsync([], new LayerDescriptor(0, "", TarWriter.DigestOf([]), TarWriter.DigestOf([]), 0, ""));
        Assert.Equal(UnreadReason.Truncated, Assert.Single(content.Unread).Reason);
    }

    [Fact]
    public async Task A_layer_that_grows_beyond_the_ratio_is_stopped()
    {
        var zeros = new byte[1024 * 1024];
        var gzip = TarWriter.Gzip(new TarWriter().Entry('0', "zeros", "", [], statedBytes: 300L * zeros.Length).ToArray());
        var member = TarWriter.Gzip(zeros);
        byte[] blob = [.. gzip, .. Enumerable.Repeat(member, 300).SelectMany(bytes => bytes)];
        var content = await ReadAsync(blob, new LayerDescriptor(0, "", null, null, blob.Length, ""));
        Assert.Equal(UnreadReason.LimitExceeded, Assert.Single(content.Unread).Reason);
    }

    [Fact]
    public async Task A_tar_with_too_many_entries_is_stopped()
    {
        var tar = new TarWriter();
        tar.File("a", "");
        var header = tar.ToArray()[..512];
        var blob = new byte[512 * (LayerLimits.MaxEntries + 2)];
        for (var at = 0; at < blob.Length; at += 512)
            header.CopyTo(blob, at);
        var content = await ReadAsync(blob, new LayerDescriptor(0, "", null, null, blob.Length, ""));
        Assert.Equal(UnreadReason.LimitExceeded, Assert.Single(content.Unread).Reason);
        Assert.Equal(LayerLimits.MaxEntries, content.Entries.Count);
    }

    [Fact]
    public async Task A_sparse_file_of_8_GiB_is_unread_where_it_is_wanted()
    {
        var tar = new TarWriter()
            .Pax(("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0"), ("GNU.sparse.name", "big"), ("GNU.sparse.realsize", "8589934592"))
            .Entry('0', "GNUSparseFile/big", "", new byte[512])
            .File("next", "x").ToArray();
        var content = await ReadAsync(tar);
        Assert.Equal(UnreadReason.LimitExceeded, Assert.Single(content.Unread).Reason);
        Assert.Equal(["big", "next"], content.Entries.Select(entry => entry.Path.ToString()));
    }

    [Fact]
    public async Task A_path_that_leads_out_is_unread_and_one_that_stays_inside_is_normalised()
    {
        var content = await ReadAsync(new TarWriter().File("../../etc/passwd", "x").File("/a//./b/../c", "y").ToArray());
        Assert.Equal(UnreadReason.Malformed, Assert.Single(content.Unread).Reason);
        Assert.Equal("a/c", Assert.Single(content.Entries).Path.ToString());
    }

    [Fact]
    public async Task An_unknown_format_and_an_encrypted_layer_are_told_apart()
    {
        Assert.Equal(UnreadReason.Malformed, Assert.Single((await ReadAsync("this is no layer at all"u8.ToArray())).Unread).Reason);
        var encrypted = new LayerDescriptor(0, "application/vnd.oci.image.layer.v1.tar+gzip+encrypted", null, null, 0, "");
        Assert.Equal(UnreadReason.Unsupported, Assert.Single((await ReadAsync([], encrypted)).Unread).Reason);
    }

    [Fact]
    public async Task Invalid_UTF_8_in_a_name_is_read()
    {
        var tar = new TarWriter().Entry('0', "?", "", "x"u8.ToArray(), change: header => header[0] = 0xFF).ToArray();
        Assert.Equal("\uFFFD", Assert.Single((await ReadAsync(tar)).Entries).Path.ToString());
    }

    [Fact]
    public async Task What_follows_the_end_of_the_tar_is_ignored_but_hashed()
    {
        byte[] tar = [.. new TarWriter().File("a", "x").ToArray(), .. Encoding.ASCII.GetBytes(new string('g', 700))];
        var content = await ReadAsync(tar);
        Assert.Empty(content.Unread);
        Assert.Equal(TarWriter.DigestOf(tar), content.Facts.DiffId);
    }

    [Fact]
    public async Task A_file_may_be_boiled_down_while_it_streams_by_and_its_neighbours_are_still_read()
    {
        var large = string.Concat(Enumerable.Repeat("a line\n", 50_000));
        var tar = new TarWriter().File("kept", "k").File("large", large).File("half", "!" + large).File("none", "").File("after", "x").ToArray();

        foreach (var blob in new[] { tar, TarWriter.Gzip(tar) })
        {
            var content = await ReadAsync(blob, select: (in file, _) => file.Path is "kept" or "after" ? FileUse.Whole : new FileUse(0, new LineCount()));

            Assert.Equal(
                ["kept=k", "large=50000", "half=", "none=", "after=x"],
                content.Entries.Select(entry => $"{entry.Path}={Encoding.UTF8.GetString(entry.Content ?? [])}"));
            Assert.Equal(["line count: it begins with !"], content.Unread.Select(unread => unread.Detail));
            Assert.Equal(TarWriter.DigestOf(tar), content.Facts.DiffId);
        }
    }

    [Fact]
    public async Task A_layer_that_ends_inside_a_streamed_file_is_truncated()
    {
        var tar = new TarWriter().File("large", string.Concat(Enumerable.Repeat("a line\n", 50_000))).ToArray()[..200_000];

        var content = await ReadAsync(tar, select: static (in _, _) => new FileUse(0, new LineCount()));

        Assert.Contains(content.Unread, unread => unread.Reason is UnreadReason.Truncated);
    }

    [Fact]
    public async Task A_wrong_checksum_is_told_as_such()
    {
        var blob = TarWriter.Gzip(new TarWriter().File("a", "x").ToArray());
        blob[^6] ^= 1;
        var unread = Assert.Single((await ReadAsync(blob)).Unread);
        Assert.Equal(UnreadReason.Malformed, unread.Reason);
        Assert.Contains("its checksum is wrong", unread.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_that_is_longer_than_stated_is_refused_and_not_read_to_its_end()
    {
        var tar = new TarWriter().File("a", "x").ToArray();
        var content = await ReadAsync([.. TarWriter.Gzip(tar), .. new byte[16 * 1024 * 1024]], new LayerDescriptor(0, "", null, null, 100, ""));
        var unread = Assert.Single(content.Unread);
        Assert.Equal(UnreadReason.DigestMismatch, unread.Reason);
        Assert.Contains("longer than the 100 bytes", unread.Detail, StringComparison.Ordinal);
        Assert.True(content.Facts.StoredBytes < 4 * 1024 * 1024);
        Assert.Empty(content.Entries);
    }

    static Task<LayerContent> ReadAsync(byte[] blob, LayerDescriptor? layer = null, FileSelector? select = null) => LayerPass.ReadAsync(
        layer ?? new LayerDescriptor(0, "", TarWriter.DigestOf(blob), null, blob.Length, ""),
        new MemoryStream(blob),
        select ?? (static (in _, _) => FileUse.Whole),
        new KeptBytes(),
        static _ => { },
        TestContext.Current.CancellationToken);
}
