using System.IO.Compression;
using CsCheck;
using Plimsoll.Images.Archives;

namespace Plimsoll.Images.Packages.Java;

public sealed class JavaArchiveWalkTests
{
    const int MiB = 1024 * 1024;

    [Fact]
    public async Task Archives_nested_200_deep_are_read_to_the_limit()
    {
        var archive = TestJar.Of(TestJar.Properties("g", "innermost", "1"));
        for (var i = 0; i < 200; i++)
            archive = TestJar.Of(TestJar.Properties("g", $"level-{i}", "1"), ("a.jar", archive));

        var extract = await WalkAsync(archive);

        Assert.Equal(JavaArchiveWalk.MaxDepth, extract.Archives.Count);
        Assert.Contains("nest deeper than", Assert.Single(extract.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bomb_inside_ends_the_file_and_keeps_what_was_found()
    {
        var bomb = TestZip.Of(true, CompressionLevel.NoCompression, ("zeros.bin", new byte[300 * MiB]));
        var archive = TestJar.Of(TestJar.Properties("g", "a", "1"), ("bomb.jar", bomb), TestJar.Properties("g", "late", "1"));

        var extract = await WalkAsync(archive);

        Assert.Equal("g:a", Assert.Single(extract.Archives[0].Coordinates).Name);
        Assert.Contains("bomb.jar: the file unpacks to more than", Assert.Single(extract.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encrypted_archive_inside_is_named()
    {
        var archive = TestZip.Of(true, CompressionLevel.NoCompression, ("lib/a.jar", TestZip.Of()), ("x.class", [1]));
        archive[6] |= 1;

        Assert.Equal("lib/a.jar: it is encrypted", Assert.Single((await WalkAsync(archive)).Problems));
    }

    [Fact]
    public async Task A_pom_that_is_broken_is_named()
    {
        var archive = TestJar.Of(TestJar.Pom("g", "a", "<version>"), TestJar.Properties("g", "b", "1"));

        var extract = await WalkAsync(archive);

        Assert.Equal("g:b", Assert.Single(extract.Archives[0].Coordinates).Name);
        Assert.StartsWith("META-INF/maven/g/a/pom.xml: Not XML", Assert.Single(extract.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(JavaArchiveWalk.MaxPropertiesBytes, true)]
    [InlineData(JavaArchiveWalk.MaxPropertiesBytes + 1, false)]
    public async Task Properties_longer_than_the_limit_are_named_and_not_passed_over(int length, bool isRead)
    {
        const string path = "META-INF/maven/g/long/pom.properties";
        const string tail = "\ngroupId=g\nartifactId=long\nversion=1\n";
        var content = TestZip.Bytes("#".PadRight(length - tail.Length, 'x') + tail);
        var archive = TestJar.Of(("lib/inner.jar", TestJar.Of((path, content), TestJar.Properties("g", "b", "1"))));

        var extract = await WalkAsync(archive);

        Assert.Equal(isRead ? ["g:long", "g:b"] : ["g:b"], extract.Archives[1].Coordinates.Select(static found => found.Name));
        Assert.Equal(isRead ? [] : [$"lib/inner.jar/{path}: it is longer than 64 KiB"], extract.Problems);
    }

    [Fact]
    public async Task A_rar_that_is_no_archive_of_Java_is_no_problem()
    {
        var walk = new JavaArchiveWalk(40);
        await walk.RunAsync(new MemoryStream(TestZip.Bytes("Rar!\u001a\a is another format altogether")), "a.rar", TestContext.Current.CancellationToken);

        Assert.Empty(walk.Extract.Problems);
    }

    [Fact]
    public async Task More_artifacts_than_the_limit_are_told()
    {
        var archive = TestZip.Of(
            false,
            CompressionLevel.NoCompression,
            [.. Enumerable.Range(0, JavaArchiveWalk.MaxCoordinates + 2).Select(static i => TestJar.Properties("g", $"a{i}", "1"))]);

        var extract = await WalkAsync(archive);

        Assert.Equal(JavaArchiveWalk.MaxCoordinates, Assert.Single(extract.Archives).Coordinates.Count);
        Assert.Equal(2, extract.Problems.Count);
    }

    [Fact]
    public async Task Problems_are_told_up_to_a_number()
    {
        var entries = Enumerable.Range(0, 500).Select(static i => ($"{i}.jar", TestZip.Bytes("no archive"))).ToArray();

        var extract = await WalkAsync(TestJar.Of(entries));

        Assert.Equal(JavaArchiveWalk.MaxProblems + 1, extract.Problems.Count);
    }

    [Fact]
    public async Task What_is_kept_has_a_limit()
    {
        var folder = new string('n', 3900);
        var entries = Enumerable.Range(0, 600).Select(i => ($"{i}{folder}.jar", TestZip.Of())).ToArray();

        var extract = await WalkAsync(TestJar.Of(entries));

        Assert.InRange(extract.Archives.Count, 200, 500);
        Assert.Contains("characters", Assert.Single(extract.Problems), StringComparison.Ordinal);
        Assert.True(extract.Write().Length < Layers.LayerLimits.MaxExtractBytes);
    }

    [Fact]
    public void A_spoilt_archive_never_throws_and_its_extract_is_read_again() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Byte, Gen.Int[0, 40], Gen.Bool).Sample((at, value, cut, isStored) =>
        {
            var inner = TestJar.Of(TestJar.Manifest("Bundle-Name: b"), TestJar.Properties("g", "b", "1"));
            var archive = TestZip.Of(isStored, CompressionLevel.NoCompression, ("lib/b.jar", inner), TestJar.Properties("g", "a", "1"));
            archive[at % archive.Length] = value;
            var extract = WalkAsync(archive[..^cut]).GetAwaiter().GetResult();
            Assert.Equal(extract.Archives.Count, JavaExtract.Read(extract.Write()).Archives.Count);
        });

    static async Task<JavaExtract> WalkAsync(byte[] archive)
    {
        var walk = new JavaArchiveWalk(archive.Length);
        await walk.RunAsync(new TestZip.Drops(archive, 4096), "a.jar", TestContext.Current.CancellationToken);
        return walk.Extract;
    }
}
