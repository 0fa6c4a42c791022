using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources.Registry;

public sealed class RegistryClientTests
{
    readonly TestRepository _repository = TestRepository.OnePackage();

    [Fact]
    public async Task An_image_is_read_by_tag_and_by_digest()
    {
        await using var server = new TestServer(_repository.Answer);
        foreach (var name in new[] { ":1", $"@{_repository.ManifestDigest}", $":other@{_repository.ManifestDigest}" })
        {
            var facts = await Pulls.ScanAsync($"{server.Host}/shop/web{name}");
            Assert.Equal(["musl"], Pulls.Names(facts));
            Assert.Equal((_repository.ManifestDigest, _repository.ConfigurationDigest), (facts.Digest, facts.ConfigurationDigest));
            Assert.Empty(facts.Unread);
        }
    }

    [Fact]
    public async Task An_index_is_chosen_by_platform_and_its_platforms_are_named()
    {
        _repository.Manifest("many", $$$"""
            {"manifests":[
              {"digest":"{{{TarWriter.DigestOf([1])}}}","platform":{"os":"unknown","architecture":"unknown"}},
              {"digest":"{{{TarWriter.DigestOf([2])}}}","platform":{"os":"linux","architecture":"arm64"}},
              {"digest":"{{{_repository.ManifestDigest}}}","platform":{"os":"linux","architecture":"amd64"}}]}
            """);
        await using var server = new TestServer(_repository.Answer);

        var facts = await Pulls.ScanAsync($"{server.Host}/shop/web:many");
        Assert.Equal(_repository.ManifestDigest, facts.Digest);
        var problem = await Assert.ThrowsAsync<ImageSourceException>(
            () => Pulls.ScanAsync($"{server.Host}/shop/web:many", platform: new Platform("linux", "s390x")));
        Assert.Contains("linux/arm64, linux/amd64", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_that_leads_to_itself_ends()
    {
        var repository = TestRepository.OnePackage();
        await using var server = new TestServer(request => request.Target.Contains("/manifests/", StringComparison.Ordinal)
            ? new TestAnswer(200, $$$"""{"manifests":[{"digest":"{{{TarWriter.DigestOf([7])}}}"}]}""")
            : repository.Answer(request));
        await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync(server));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("""{"schemaVersion":1,"fsLayers":[]}""", "schema 1")]
    [InlineData("""{"schemaVersion":2,"config":{"mediaType":"application/vnd.cncf.helm.config.v1+json"},"layers":[]}""", "artifact")]
    [InlineData("""{"schemaVersion":2}""", "neither an image nor an index")]
    [InlineData("""{"schemaVersion":2,"config":{"digest":"../../etc/passwd"},"layers":[]}""", "expected a sha256")]
    [InlineData("""[1""", "not the JSON")]
    [InlineData("null", "is null")]
    public async Task What_is_no_image_is_refused_in_one_line(string document, string expected)
    {
        _repository.Manifest("1", document);
        await using var server = new TestServer(_repository.Answer);
        var problem = await Assert.ThrowsAsync<ImageSourceException>(() => Pulls.ScanAsync(server));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_huge_manifest_is_refused_before_it_is_kept(bool hidesLength)
    {
        await using var server = new TestServer(_ => new TestAnswer(200, new byte[SourceDocuments.MaxDocumentBytes + 1]) { HidesLength = hidesLength });
        var problem = await Assert.ThrowsAsync<ImageSourceException>(() => Pulls.ScanAsync(server));
        Assert.Contains($"{SourceDocuments.MaxDocumentBytes}", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_page_is_no_registry()
    {
        await using var server = new TestServer(_ => new TestAnswer(200, "<html>", ("Content-Type", "text/html; charset=utf-8")));
        Assert.Contains("web page", (await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync(server))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_of_another_digest_is_refused()
    {
        await using var server = new TestServer(_repository.Answer);
        await using var liar = new TestServer(request =>
            _repository.Answer(request with { Target = request.Target.Replace($"{TarWriter.DigestOf([9])}", "1", StringComparison.Ordinal) }));
        var problem = await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync($"{liar.Host}/shop/web@{TarWriter.DigestOf([9])}"));
        Assert.Contains($"expected {TarWriter.DigestOf([9])}", problem.Message, StringComparison.Ordinal);

        await using var contradicts = new TestServer(request =>
            _repository.Answer(request) with { Headers = [("Docker-Content-Digest", $"{TarWriter.DigestOf([9])}")] });
        await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync(contradicts));
    }

    [Fact]
    public async Task A_layer_that_is_not_what_its_digest_says_or_is_not_there_is_unread()
    {
        foreach (var (answer, reason) in new[]
        {
            (new TestAnswer(200, TarWriter.Gzip(new byte[2048])), UnreadReason.DigestMismatch),
            (new TestAnswer(404), UnreadReason.Missing),
            (new TestAnswer(403, "no"), UnreadReason.Inaccessible),
        })
        {
            await using var server = new TestServer(request => request.Target == _repository.LayerTarget ? answer : _repository.Answer(request));
            var facts = await Pulls.ScanAsync(server);
            Assert.Empty(facts.Packages);
            Assert.Contains(facts.Unread[0].Reason, (UnreadReason[])[reason, UnreadReason.Truncated]);
        }
    }

    [Fact]
    public async Task A_mirror_is_asked_first_and_the_registry_where_it_does_not_have_the_image()
    {
        await using var origin = new TestServer(_repository.Answer);
        await using var mirror = new TestServer(request =>
            _repository.Answer(request with { Target = request.Target.Replace("/v2/hub/", "/v2/", StringComparison.Ordinal) }));
        await using var empty = new TestServer(_ => new TestAnswer(404));
        var settings = Pulls.Settings with { Mirrors = [Mirror(empty), Mirror(mirror)] };

        var facts = await Pulls.ScanAsync(origin, settings);
        Assert.Equal(["musl"], Pulls.Names(facts));
        Assert.Contains($"mirror {mirror.Host}", facts.Source, StringComparison.Ordinal);
        Assert.Equal((1, 0), (empty.Requests.Count, origin.Requests.Count));

        var fallen = await Pulls.ScanAsync(origin, Pulls.Settings with { Mirrors = [Mirror(empty)] });
        Assert.Equal(["musl"], Pulls.Names(fallen));

        RegistryMirror Mirror(TestServer server) => new(origin.Host, new Uri($"http://{server.Host}/hub"));
    }
}
