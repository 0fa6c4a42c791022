namespace Plimsoll.Vulnerabilities.Updates;

public sealed class DatabaseUpdateTests
{
    static readonly byte[] Texts = [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * i % 251))];

    [Fact]
    public async Task The_first_update_fetches_the_whole_and_leaves_nothing_beside_it()
    {
        using var release = new TestRelease();
        await release.PublishAsync(1, texts: Texts);

        var result = await release.UpdateAsync();

        Assert.True(result.IsNew);
        Assert.Equal((0, release.PublicKey.Fingerprint), (result.Deltas, result.SignedBy));
        Assert.Equal(TestDatabase.Of(1), await ReadAsync(release.Database));
        Assert.Equal(Texts, await ReadAsync(release.Texts));
        Assert.Equal(["v.db", "v.db.origin", "v.db.texts"], release.UserFiles);
    }

    [Fact]
    public async Task What_is_there_already_is_not_fetched_again()
    {
        using var release = new TestRelease();
        await release.PublishAsync(1);
        await release.UpdateAsync();
        using var source = new FaultySource(release.Target, (_, _, _) => throw new IOException("nobody should ask"));

        var result = await release.UpdateAsync(source: source);

        Assert.False(result.IsNew);
        Assert.Equal(0, result.FetchedBytes);
    }

    [Fact]
    public async Task A_file_that_was_changed_since_is_put_right()
    {
        using var release = new TestRelease();
        await release.PublishAsync(1);
        await release.UpdateAsync();
        await File.AppendAllTextAsync(release.Database, "more", TestContext.Current.CancellationToken);

        Assert.True((await release.UpdateAsync()).IsNew);
        Assert.Equal(TestDatabase.Of(1), await ReadAsync(release.Database));
    }

    [Fact]
    public async Task Several_deltas_lead_to_the_newest_and_are_smaller_than_the_whole()
    {
        using var release = new TestRelease();
        var whole = (await release.PublishAsync(1)).Release.Parts[0].Blob.Size;
        await release.UpdateAsync();
        for (var day = 2; day <= 4; day++)
            await release.PublishAsync(day, removed: day);

        var result = await release.UpdateAsync();

        Assert.Equal(3, result.Deltas);
        Assert.InRange(result.FetchedBytes, 1, whole / 4);
        Assert.Equal(TestDatabase.Of(4, removed: 4), await ReadAsync(release.Database));
        Assert.Equal(["v.db", "v.db.origin"], release.UserFiles);
    }

    [Fact]
    public async Task A_damaged_delta_is_replaced_by_the_whole()
    {
        using var release = new TestRelease();
        await release.PublishAsync(1);
        await release.UpdateAsync();
        var delta = Assert.Single((await release.PublishAsync(2, removed: 5)).Release.Deltas);
        using var source = new FaultySource(
            release.Target, (blob, _, stream) => blob == delta.Blob ? new MemoryStream(new byte[blob.Size]) : stream);

        var result = await release.UpdateAsync(source: source);

        Assert.Equal((true, 0), (result.IsNew, result.Deltas));
        Assert.Equal(TestDatabase.Of(2, removed: 5), await ReadAsync(release.Database));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_damaged_download_leaves_the_old_database_and_nothing_else(bool isCut)
    {
        using var release = new TestRelease();
        await release.PublishAsync(1);
        await release.UpdateAsync();
        var before = release.UserFiles;
        var part = (await release.PublishAsync(2, change: settings => settings with { Deltas = 0 })).Release.Parts[0];
        using var source = new FaultySource(
            release.Target, (blob, _, stream) => blob != part.Blob ? stream : new MemoryStream(new byte[isCut ? blob.Size / 2 : blob.Size]));

        var problem = await Assert.ThrowsAsync<ReleaseException>(() => release.UpdateAsync(source: source));

        Assert.False(problem.IsRefused);
        Assert.Contains("damaged", problem.Message, StringComparison.Ordinal);
        Assert.Equal(TestDatabase.Of(1), await ReadAsync(release.Database));
        Assert.Equal(before, release.UserFiles);
    }

    [Fact]
    public async Task A_download_that_broke_off_goes_on_where_it_ended()
    {
        using var release = new TestRelease();
        var part = (await release.PublishAsync(1)).Release.Parts[0];
        using var breaking = new FaultySource(
            release.Target, (blob, _, stream) => blob == part.Blob ? new FaultySource.Breaking(stream, 1000) : stream);
        await Assert.ThrowsAsync<IOException>(() => release.UpdateAsync(source: breaking));
        Assert.Equal(["v.db.update"], release.UserFiles);
        using var watched = new FaultySource(release.Target, (_, _, stream) => stream);

        var result = await release.UpdateAsync(source: watched);

        Assert.Equal(part.Blob.Size - 1000, result.FetchedBytes);
        Assert.Contains((part.Blob, 1000), watched.Opened);
        Assert.Equal(["v.db", "v.db.origin"], release.UserFiles);
    }

    [Fact]
    public async Task A_part_that_was_damaged_before_it_is_gone_on_with_is_fetched_anew()
    {
        using var release = new TestRelease();
        var part = (await release.PublishAsync(1)).Release.Parts[0];
        Directory.CreateDirectory(release.Database + ".update");
        await File.WriteAllBytesAsync($"{release.Database}.update/{part.Blob.Digest.Hex}.partial", new byte[100], TestContext.Current.CancellationToken);

        await release.UpdateAsync();

        Assert.Equal(TestDatabase.Of(1), await ReadAsync(release.Database));
    }

    [Fact]
    public async Task An_older_database_is_refused_unless_it_is_allowed()
    {
        using var release = new TestRelease();
        await release.PublishAsync(9);
        await release.UpdateAsync();
        await release.PublishAsync(8, change: settings => settings with { AllowsOlder = true });

        var problem = await Assert.ThrowsAsync<ReleaseException>(() => release.UpdateAsync());

        Assert.True(problem.IsRefused);
        Assert.Contains("--allow-older", problem.Message, StringComparison.Ordinal);
        Assert.Equal(TestDatabase.Of(9), await ReadAsync(release.Database));
        await release.UpdateAsync(settings => settings with { AllowsOlder = true });
        Assert.Equal(TestDatabase.Of(8), await ReadAsync(release.Database));
    }

    [Fact]
    public async Task An_older_database_is_refused_also_where_nothing_tells_where_the_new_one_came_from()
    {
        using var release = new TestRelease();
        await release.PublishAsync(8);
        await File.WriteAllBytesAsync(release.Database, TestDatabase.Of(9), TestContext.Current.CancellationToken);

        Assert.True((await Assert.ThrowsAsync<ReleaseException>(() => release.UpdateAsync())).IsRefused);
    }

    [Fact]
    public async Task Without_a_signature_or_with_one_of_somebody_else_nothing_is_taken()
    {
        using var release = new TestRelease();
        using var stranger = new TestRelease();
        await release.PublishAsync(1, change: settings => settings with { Keys = [] });
        Assert.Contains(
            "no signature", (await Assert.ThrowsAsync<ReleaseException>(() => release.UpdateAsync())).Message, StringComparison.Ordinal);

        await release.PublishAsync(1, change: settings => settings with { Keys = [stranger.PrivateKey] });
        var problem = await Assert.ThrowsAsync<ReleaseException>(() => release.UpdateAsync());

        Assert.True(problem.IsRefused);
        Assert.Contains(release.PublicKey.Fingerprint, problem.Message, StringComparison.Ordinal);
        Assert.Empty(release.UserFiles);
        await release.UpdateAsync(settings => settings with { Keys = [] });
        Assert.Equal(["v.db", "v.db.origin"], release.UserFiles);
    }

    [Fact]
    public async Task What_was_taken_without_a_signature_is_checked_when_one_is_asked_for()
    {
        using var release = new TestRelease();
        await release.PublishAsync(1, change: settings => settings with { Keys = [] });
        await release.UpdateAsync(settings => settings with { Keys = [] });

        await Assert.ThrowsAsync<ReleaseException>(() => release.UpdateAsync());
    }

    [Fact]
    public async Task The_signature_of_another_database_is_of_no_use()
    {
        using var release = new TestRelease();
        var first = (await release.PublishAsync(1)).Manifest;
        var second = (await release.PublishAsync(2)).Manifest;
        File.Copy(
            Path.Combine(release.Published, FolderReleases.SignaturesFile(first)),
            Path.Combine(release.Published, FolderReleases.SignaturesFile(second)), overwrite: true);

        var problem = await Assert.ThrowsAsync<ReleaseException>(() => release.UpdateAsync());

        Assert.Contains("of another database", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_is_not_put_there()
    {
        using var release = new TestRelease();
        await release.PublishAsync(1);
        await release.UpdateAsync();
        await release.PublishAsync(2);

        await Assert.ThrowsAsync<ReleaseException>(() => release.UpdateAsync(settings => settings with
        {
            Open = path => path.Contains(".update", StringComparison.Ordinal) ? throw new Database.DatabaseException("no") : TestDatabase.Describe(path),
        }));

        Assert.Equal(TestDatabase.Of(1), await ReadAsync(release.Database));
        Assert.Equal(["v.db", "v.db.origin"], release.UserFiles);
    }

    [Fact]
    public async Task Texts_can_be_left_out_and_fetched_later()
    {
        using var release = new TestRelease();
        await release.PublishAsync(1, texts: Texts);

        await release.UpdateAsync(settings => settings with { LeavesOutTexts = true });
        Assert.False(File.Exists(release.Texts));
        await release.UpdateAsync();
        Assert.Equal(Texts, await ReadAsync(release.Texts));
        await release.PublishAsync(2, texts: Texts);
        await release.UpdateAsync(settings => settings with { LeavesOutTexts = true });

        Assert.False(File.Exists(release.Texts));
    }

    [Fact]
    public async Task Two_updates_at_once_do_not_disturb_each_other()
    {
        using var release = new TestRelease();
        await release.PublishAsync(1, texts: Texts);

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => release.UpdateAsync(
            settings => settings with { LockPatience = TimeSpan.FromMinutes(1) }))));

        Assert.Single(results, result => result.IsNew);
        Assert.Equal(TestDatabase.Of(1), await ReadAsync(release.Database));
        Assert.Equal(["v.db", "v.db.origin", "v.db.texts"], release.UserFiles);
    }

    [Fact]
    public async Task What_dead_processes_left_is_removed()
    {
        using var release = new TestRelease();
        await release.PublishAsync(1);
        Directory.CreateDirectory(release.Database + ".update");
        foreach (var left in (string[])["v.db.lock", "v.db.1.new", "v.db.texts.1.new", "v.db.update/v.db", "v.db.update/abc.partial"])
            await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(release.Database)!, left), "left", TestContext.Current.CancellationToken);

        await release.UpdateAsync();

        Assert.Equal(["v.db", "v.db.origin"], release.UserFiles);
    }

    static Task<byte[]> ReadAsync(string path) => File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
}
