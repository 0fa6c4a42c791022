using System.Text;

namespace Plimsoll.Images.Packages.Programs;

public sealed class ProgramExtractorTests
{
    const int Window = ProgramExtractor.WindowBytes;
    const int Length = Window + 10_000;

    static readonly byte[] Go = ProgramBytes.GoInline("go1.22.1", "path\tcommand-line-arguments\nmod\texample.org/tool\tv1.0.0\t\n");
    static readonly byte[] Crates = ProgramBytes.Crates("""{"packages":[{"name":"app","version":"0.1.0"}]}""");
    static readonly byte[] Nginx = Encoding.ASCII.GetBytes("nginx version: nginx/1.25.1\n");

    [Fact]
    public async Task What_lies_across_the_border_of_a_window_is_found()
    {
        for (var at = Window - 200; at <= Window + 20; at++)
        {
            Assert.Equal(
                ["GoVersion go1.22.1", "GoModules path\tcommand-line-arguments\nmod\texample.org/tool\tv1.0.0\t\n"],
                await ExtractAsync("tool", ProgramBytes.Elf(Length, (at, Go))));
            Assert.StartsWith("Crates {", Assert.Single(await ExtractAsync("tool", ProgramBytes.Elf(Length, (at, Crates)))), StringComparison.Ordinal);
            Assert.Equal(["KnownProgram nginx\t1.25.1"], await ExtractAsync("nginx", ProgramBytes.Elf(Length, (at, Nginx))));
        }
    }

    [Fact]
    public async Task What_lies_across_the_overlap_of_two_windows_is_found()
    {
        for (var at = Window - ProgramScan.OverlapBytes - 60; at <= Window - ProgramScan.OverlapBytes + 5; at++)
            Assert.Equal(["KnownProgram nginx\t1.25.1"], await ExtractAsync("nginx", ProgramBytes.Elf(Length, (at, Nginx))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Window)]
    [InlineData((2 * Window) - ProgramScan.OverlapBytes)]
    public async Task A_file_that_ends_with_a_window_is_read_to_its_end(int length)
    {
        var file = new byte[length];
        if (length > 0)
            Nginx.CopyTo(file, length - Nginx.Length);

        Assert.Equal(length > 0 ? ["KnownProgram nginx\t1.25.1"] : [], await ExtractAsync("nginx", file));
    }

    [Fact]
    public async Task A_file_that_is_no_program_is_not_read_further_than_its_first_window()
    {
        await using var stream = new MemoryStream(new byte[10 * Window]);

        await new ProgramExtractor().ExtractAsync(stream, "bin/run", stream.Length, TestContext.Current.CancellationToken);

        Assert.Equal(Window, stream.Position);
    }

    static async Task<string[]> ExtractAsync(string path, byte[] content)
    {
        var bytes = await new ProgramExtractor().ExtractAsync(new MemoryStream(content), path, content.Length, TestContext.Current.CancellationToken);
        return [.. ProgramExtract.Parse(bytes).Texts.Select(text => $"{text.Kind} {text.Text}")];
    }
}
