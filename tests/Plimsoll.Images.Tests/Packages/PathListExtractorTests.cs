using System.Text;
using CsCheck;

namespace Plimsoll.Images.Packages;

public sealed class PathListExtractorTests
{
    static readonly PathListExtractor Extractor = new("test", static line => line);

    [Fact]
    public async Task Only_lines_that_a_reader_would_read_are_kept() => Assert.Equal(
        "/usr/lib/node_modules/a/package.json\nopt/x.dist-info/METADATA\n",
        await ExtractAsync("/.\n/usr/lib/node_modules/a/package.json\n/usr/share/doc/a/node_modules/b/package.json\n/etc/passwd\nopt/x.dist-info/METADATA"));

    [Fact]
    public Task A_line_without_an_end_is_refused() =>
        Assert.ThrowsAsync<InvalidDataException>(() => ExtractAsync(new string('x', 40_000)));

    [Fact]
    public void However_a_list_is_divided_it_says_the_same() =>
        Gen.String[Gen.Char["ab/\n"], 0, 200].Array[0, 20].Sample(lines =>
        {
            var text = string.Join('\n', lines.Select(line => line + "\n/m/node_modules/a/package.json\n"));
            var kept = ExtractAsync(text).GetAwaiter().GetResult();
            Assert.Equal(lines.Length, kept.Split("/m/node_modules/a/package.json\n").Length - 1);
        });

    static async Task<string> ExtractAsync(string text) => Encoding.UTF8.GetString(await Extractor.ExtractAsync(
        new MemoryStream(Encoding.UTF8.GetBytes(text)), "list", text.Length, TestContext.Current.CancellationToken));
}
