using Plimsoll.Images.Archives;

namespace Plimsoll.Images.Packages;

public sealed class ArchivedFileExtractorTests
{
    static readonly ArchivedFileExtractor Extractor = new("x", "note", static entry => entry.EndsWith("note", StringComparison.Ordinal));

    [Fact]
    public async Task The_first_file_that_is_wanted_is_kept() => Assert.Equal(
        "two", await TextAsync(TestZip.Of(("a", TestZip.Bytes("one")), ("b/note", TestZip.Bytes("two")), ("note", TestZip.Bytes("three")))));

    [Fact]
    public async Task What_is_no_archive_has_no_such_file_or_too_long_a_one_is_a_fault()
    {
        byte[][] archives = [TestZip.Bytes("none"), [], TestZip.Of(("a", [])), TestZip.Of(("note", new byte[ArchivedFileExtractor.MaxFileBytes + 1]))];
        foreach (var archive in archives)
            await Assert.ThrowsAsync<InvalidDataException>(() => TextAsync(archive));
    }

    static async Task<string> TextAsync(byte[] archive) => System.Text.Encoding.UTF8.GetString(
        await Extractor.ExtractAsync(new TestZip.Drops(archive, 7), "x", archive.Length, TestContext.Current.CancellationToken));
}
