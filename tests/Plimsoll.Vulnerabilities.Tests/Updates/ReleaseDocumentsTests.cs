using System.Text;

namespace Plimsoll.Vulnerabilities.Updates;

public sealed class ReleaseDocumentsTests
{
    const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task A_release_that_was_written_is_read_back()
    {
        using var release = new TestRelease();
        await release.PublishAsync(1, texts: [1, 2]);
        var published = (await release.PublishAsync(2, removed: 3, texts: [1, 2])).Release;

        var read = ReleaseDocuments.Read(ReleaseDocuments.Write(published), "here");

        Assert.Equal(published.Built, read.Built);
        Assert.Equal(published.Feeds, read.Feeds);
        Assert.Equal(published.Parts, read.Parts);
        Assert.Equal(published.Deltas, read.Deltas);
    }

    [Fact]
    public void Another_version_is_told_as_such()
    {
        var problem = Assert.Throws<ReleaseException>(() => Read("""{"formatVersion":2,"whatever":1}"""));

        Assert.Contains("version 2, this Plimsoll reads version 1", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"formatVersion":1}""")]
    [InlineData("""{"formatVersion":1,"built":"2026-01-01T00:00:00Z","feeds":[],"parts":[],"deltas":[]}""")]
    [InlineData("""{"formatVersion":1,"built":"2026-01-01T00:00:00Z","feeds":[],"parts":[null],"deltas":[]}""")]
    [InlineData("""{"formatVersion":1,"built":"2026-01-01T00:00:00Z","feeds":[],"parts":[{"name":"db","digest":"sha256:x","size":1,"blob":{"digest":"x","size":1}}],"deltas":[]}""")]
    [InlineData("""{"formatVersion":1,"built":"2026-01-01T00:00:00Z","feeds":[],"parts":[{"name":"db","digest":"DIGEST","size":-1,"blob":{"digest":"DIGEST","size":1}}],"deltas":[]}""")]
    [InlineData("""{"formatVersion":1,"built":"2026-01-01T00:00:00Z","feeds":[],"parts":[{"name":"db","digest":"DIGEST","size":9999999999999,"blob":{"digest":"DIGEST","size":1}}],"deltas":[]}""")]
    public void What_is_not_well_formed_is_refused(string text) =>
        Assert.Throws<ReleaseException>(() => Read(text.Replace("DIGEST", Digest, StringComparison.Ordinal)));

    static Release Read(string text) => ReleaseDocuments.Read(Encoding.UTF8.GetBytes(text), "here");
}
