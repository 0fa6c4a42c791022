using CsCheck;

namespace Plimsoll.Images.Packages.Rpm;

public sealed class SqliteFileTests
{
    static readonly byte[] ManyPages = File.ReadAllBytes("Packages/Rpm/testdata/many-pages.sqlite");

    [Fact]
    public void A_table_of_many_pages_with_rows_that_overflow_is_read_whole()
    {
        var names = Names(ManyPages, null);
        Assert.Equal(59, names.Count);
        Assert.Equal(("package-001", "package-029", "package-031", "package-060"), (names[0], names[28], names[29], names[58]));
    }

    [Fact]
    public void What_only_the_log_has_counts_as_well()
    {
        var database = File.ReadAllBytes("Packages/Rpm/testdata/with-log.sqlite");
        var log = File.ReadAllBytes("Packages/Rpm/testdata/with-log.sqlite-wal");
        Assert.Equal(["package-001", "package-002", "package-003"], Names(database, null));
        Assert.Equal(["package-002", "package-003", "in-log"], Names(database, log));
    }

    [Fact]
    public void A_log_that_is_cut_short_counts_up_to_its_last_commit()
    {
        var database = File.ReadAllBytes("Packages/Rpm/testdata/with-log.sqlite");
        var log = File.ReadAllBytes("Packages/Rpm/testdata/with-log.sqlite-wal");
        Assert.Equal(["package-001", "package-002", "package-003", "in-log"], Names(database, log[..^1]));
        Assert.Equal(["package-001", "package-002", "package-003"], Names(database, log[..40]));
    }

    [Fact]
    public void A_missing_table_is_named() =>
        Assert.Contains("Missing", Assert.Throws<InvalidDataException>(() => new SqliteFile(ManyPages, null).Rows("Missing")).Message, StringComparison.Ordinal);

    [Fact]
    public void Broken_files_are_refused_and_end() =>
        Gen.Select(Gen.Int[0, ManyPages.Length - 1], Gen.Byte, Gen.Int[0, ManyPages.Length]).Sample((at, value, length) =>
        {
            var broken = ManyPages.ToArray();
            broken[at] = value;
            Refusal.OrNone(() => _ = Names(broken[..length], null));
        });

    [Fact]
    public void A_tree_that_goes_in_circles_ends()
    {
        // Each interior page names its own page as its right child.
        var broken = ManyPages.ToArray();
        for (var page = 1; page < broken.Length / 512; page++)
        {
            if (broken[page * 512] == 5)
                (broken[(page * 512) + 10], broken[(page * 512) + 11]) = ((byte)((page + 1) >> 8), (byte)(page + 1));
        }
        Assert.Throws<InvalidDataException>(() => Names(broken, null));
    }

    static List<string> Names(byte[] file, byte[]? log) =>
        [.. RpmDatabase.Headers(file, log).Select(blob => RpmHeader.Parse(blob).Text(RpmTag.Name))];
}
