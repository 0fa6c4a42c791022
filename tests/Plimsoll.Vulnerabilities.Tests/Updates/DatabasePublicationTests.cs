namespace Plimsoll.Vulnerabilities.Updates;

public sealed class DatabasePublicationTests
{
    [Fact]
    public async Task What_is_published_says_what_it_is()
    {
        using var release = new TestRelease();

        var published = (await release.PublishAsync(3, texts: [1, 2, 3])).Release;

        Assert.Equal(new DateTimeOffset(2026, 1, 3, 0, 0, 0, TimeSpan.Zero), published.Built);
        Assert.Equal(["Debian", "KEV"], published.Feeds.Select(feed => feed.Name));
        Assert.Equal([(Release.Database, (long)TestDatabase.Of(3).Length), (Release.Texts, 3)], published.Parts.Select(part => (part.Name, part.Size)));
    }

    [Fact]
    public async Task The_same_database_gives_the_same_manifest()
    {
        using var release = new TestRelease();

        Assert.Equal((await release.PublishAsync(3)).Manifest, (await release.PublishAsync(3)).Manifest);
    }

    [Fact]
    public async Task Deltas_go_back_only_as_far_as_is_asked_for_and_never_beyond_the_whole()
    {
        using var release = new TestRelease();
        for (var day = 1; day <= 6; day++)
            await release.PublishAsync(day, removed: day, change: settings => settings with { Deltas = 3 });

        var published = (await release.PublishAsync(7, removed: 9, change: settings => settings with { Deltas = 3 })).Release;

        Assert.Equal(3, published.Deltas.Length);
        Assert.Equal(published.Parts[0].Digest, published.Deltas[^1].To);
        Assert.True(published.Deltas.Sum(delta => delta.Blob.Size) < published.Parts[0].Blob.Size);
    }

    [Fact]
    public async Task An_older_database_is_not_published()
    {
        using var release = new TestRelease();
        await release.PublishAsync(3);

        Assert.True((await Assert.ThrowsAsync<ReleaseException>(() => release.PublishAsync(2))).IsRefused);
    }

    [Fact]
    public async Task Nothing_of_a_release_that_somebody_else_signed_is_carried_over()
    {
        using var release = new TestRelease();
        using var stranger = new TestRelease();
        await release.PublishAsync(1, change: settings => settings with { Keys = [stranger.PrivateKey] });

        var result = await release.PublishAsync(2);

        Assert.Empty(result.Release.Deltas);
        Assert.Contains("No signature", result.NoDelta, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_keeps_the_release_before_and_nothing_older()
    {
        using var release = new TestRelease();
        for (var day = 1; day <= 2; day++)
            await release.PublishAsync(day, removed: day * 400, change: settings => settings with { Deltas = 0 });
        var count = Directory.GetFiles(Path.Combine(release.Published, "blobs", "sha256")).Length;

        for (var day = 3; day <= 5; day++)
            await release.PublishAsync(day, removed: day * 400, change: settings => settings with { Deltas = 0 });

        Assert.Equal(count, Directory.GetFiles(Path.Combine(release.Published, "blobs", "sha256")).Length);
        Assert.Equal(2, Directory.GetFiles(release.Published, "*.sig.json").Length);
    }

    [Fact]
    public async Task Two_keys_sign_while_one_is_exchanged_for_the_other()
    {
        using var release = new TestRelease();
        using var next = new TestRelease();

        await release.PublishAsync(1, change: settings => settings with { Keys = [next.PrivateKey, release.PrivateKey] });

        Assert.Equal(release.PublicKey.Fingerprint, (await release.UpdateAsync()).SignedBy);
        Assert.Equal(next.PublicKey.Fingerprint, (await release.UpdateAsync(settings => settings with { Keys = [next.PublicKey] })).SignedBy);
    }
}
