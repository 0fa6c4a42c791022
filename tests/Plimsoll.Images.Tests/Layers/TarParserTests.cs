using System.Diagnostics;
using System.Text;
using CsCheck;

namespace Plimsoll.Images.Layers;

public sealed class TarParserTests
{
    static readonly byte[] Valid = new TarWriter()
        .Folder("folder/").File("folder/file", "content").Pax(("path", "pax/name"), ("size", "3")).File("x", "abc")
        .LongName(new string('n', 200)).File("y", "long").HardLink("hard", "folder/file").SymbolicLink("soft", "hard").ToArray();

    [Fact]
    public void Names_and_contents_of_every_format_are_read_however_the_bytes_are_cut()
    {
        foreach (var piece in new[] { 1, 7, 511, 512, 513, 100_000 })
        {
            var seen = new Collected();
            var parser = new TarParser(seen);
            foreach (var bytes in Valid.Chunk(piece))
                parser.Feed(bytes);
            parser.Complete();
            Assert.Equal(
                ["Folder folder/", "File folder/file", "=content", "File pax/name", "=abc", $"File {new string('n', 200)}", "=long",
                 "HardLink hard -> folder/file", "SymbolicLink soft -> hard"],
                seen.Lines);
        }
    }

    [Fact]
    public void Base_256_sizes_and_old_names_of_folders_are_read()
    {
        var seen = new Collected();
        var tar = new TarWriter()
            .Entry('\0', "old/", "", [])
            .Entry('0', "b", "", "xy"u8.ToArray(), change: header =>
            {
                header.AsSpan(124, 12).Clear();
                (header[124], header[135]) = (0x80, 2);
            }).ToArray();
        new TarParser(seen).Feed(tar);
        Assert.Equal(["Folder old/", "File b", "=xy"], seen.Lines);
    }

    [Fact]
    public void Sparse_files_of_the_old_and_the_PAX_formats_are_unpacked()
    {
        var seen = new Collected();
        var tar = new TarWriter()
            .Entry('S', "old", "", "abcd"u8.ToArray(), change: header =>
            {
                Octal(header, 386, 2);
                Octal(header, 398, 4);
                Octal(header, 483, 8);
            })
            .Pax(("GNU.sparse.map", "1,2"), ("GNU.sparse.size", "4"), ("GNU.sparse.name", "pax01"))
            .File("x", "ab")
            .Pax(("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0"), ("GNU.sparse.realsize", "3"), ("GNU.sparse.name", "pax10"))
            .Entry('0', "y", "", [.. "1\n1\n2\n"u8, .. new byte[506], .. "yz"u8]).ToArray();
        new TarParser(seen).Feed(tar);
        Assert.Equal(["File old", "=..abcd..", "File pax01", "=.ab.", "File pax10", "=.yz"], seen.Lines);
    }

    [Fact]
    public void The_last_path_of_an_extended_header_counts_and_an_empty_one_leaves_the_name_of_the_entry()
    {
        var seen = new Collected();
        var tar = new TarWriter()
            .Pax(("path", "")).File("a", "1")
            .Pax(("path", "harmless"), ("path", "b")).File("x", "2")
            .Pax(("path", "harmless"), ("path", ""), ("size", "")).File("c", "3")
            .LongName("").File("d", "4")
            .Pax(("linkpath", "nowhere"), ("linkpath", "a")).HardLink("e", "y").ToArray();
        new TarParser(seen).Feed(tar);
        Assert.Equal(["File a", "=1", "File b", "=2", "File c", "=3", "File d", "=4", "HardLink e -> a"], seen.Lines);
    }

    [Fact]
    public void The_name_of_a_sparse_file_counts_only_where_there_is_one()
    {
        var seen = new Collected();
        var tar = new TarWriter()
            .Pax(("GNU.sparse.name", "harmless")).File("a", "1")
            .Pax(("GNU.sparse.major", "2"), ("GNU.sparse.minor", "0"), ("GNU.sparse.name", "harmless")).File("b", "2")
            .Pax(("path", "harmless"), ("GNU.sparse.major", "0"), ("GNU.sparse.minor", "1"), ("GNU.sparse.name", "c"), ("GNU.sparse.map", "0,1")).File("x", "3")
            .Pax(("GNU.sparse.name", "d"), ("path", "harmless"), ("GNU.sparse.map", "0,1")).File("x", "4").ToArray();
        new TarParser(seen).Feed(tar);
        Assert.Equal(["File a", "=1", "File b", "=2", "File c", "=3", "File d", "=4"], seen.Lines);
    }

    [Fact]
    public void A_slash_at_its_end_makes_a_folder_of_an_entry_of_the_oldest_format_only()
    {
        var seen = new Collected();
        var tar = new TarWriter()
            .Entry('0', "file/", "", "1"u8.ToArray())
            .Entry('\0', "old/", "", [], change: header => Octal(header, 124, 512))
            .File("next", "2").ToArray();
        new TarParser(seen).Feed(tar);
        Assert.Equal(["File file/", "=1", "Folder old/", "File next", "=2"], seen.Lines);
    }

    [Fact]
    public void A_global_header_ends_what_was_said_of_the_next_entry()
    {
        var seen = new Collected();
        var tar = new TarWriter().Pax(("path", "harmless")).Entry('g', "global", "", []).File("a", "1").ToArray();
        new TarParser(seen).Feed(tar);
        Assert.Equal(["File a", "=1"], seen.Lines);
    }

    [Fact]
    public void A_wrong_checksum_is_an_error_that_names_the_byte()
    {
        byte[] tar = [.. Valid];
        tar[0] ^= 1;
        var problem = Assert.Throws<LayerUnreadableException>(() => new TarParser(new Collected()).Feed(tar));
        Assert.Contains("byte 0", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_and_mutated_tars_end_in_entries_or_in_the_one_documented_error()
    {
        var mutated = Gen.Select(Gen.Int[0, Valid.Length - 1], Gen.Byte).Array[1, 20];
        var clock = Stopwatch.StartNew();
        Gen.Select(mutated, Gen.Byte.Array[0, 2000], Gen.Bool).Sample(
            (changes, random, whole) =>
            {
                byte[] tar = whole ? random : [.. Valid];
                if (!whole)
                {
                    foreach (var (at, value) in changes)
                        tar[at] = value;
                    FixChecksums(tar);
                }
                try
                {
                    var parser = new TarParser(new Collected());
                    parser.Feed(tar);
                    parser.Complete();
                }
                catch (LayerUnreadableException)
                {
                    // The documented answer to bytes that are no tar.
                }
            },
            iter: 3000);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30));
    }

    // Without this nearly every mutation would end at the checksum.
    static void FixChecksums(byte[] tar)
    {
        for (var at = 0; at + 512 <= tar.Length; at += 512)
        {
            if (tar[at + 257] != 'u')
                continue;
            tar.AsSpan(at + 148, 8).Fill((byte)' ');
            var sum = tar.Skip(at).Take(512).Sum(value => value);
            Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ", tar.AsSpan(at + 148));
        }
    }

    static void Octal(byte[] header, int at, long value) =>
        Encoding.ASCII.GetBytes(Convert.ToString(value, 8).PadLeft(11, '0') + "\0", header.AsSpan(at));

    sealed class Collected : ITarEntries
    {
        public List<string> Lines { get; } = [];

        public ContentUse Begin(in TarEntry entry)
        {
            var link = entry.Kind is EntryKind.HardLink or EntryKind.SymbolicLink
                ? " -> " + Encoding.UTF8.GetString(entry.LinkTarget)
                : "";
            Lines.Add($"{entry.Kind} {Encoding.UTF8.GetString(entry.Name)}{link}");
            return entry.StoredBytes < 10_000 ? ContentUse.Collect : ContentUse.Skip;
        }

        public void End(byte[] content, SparseMap? sparse) =>
            Lines.Add("=" + Encoding.UTF8.GetString(sparse?.Unpack(content) ?? content).Replace('\0', '.'));
    }
}
