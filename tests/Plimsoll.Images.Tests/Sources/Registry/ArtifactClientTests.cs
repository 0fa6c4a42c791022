using System.Text;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources.Registry;

public sealed class ArtifactClientTests
{
    [Fact]
    public async Task What_was_pushed_to_a_registry_is_read_back_in_pieces_and_with_its_tag()
    {
        await using var registry = await DebianRegistry.StartAsync(hasLogin: true, hasTls: true);
        using var client = new ArtifactClient(
            Pulls.As(new RegistryLogin(DebianRegistry.User, DebianRegistry.Password)) with { PlainHttp = false, Authorities = registry.Authorities });
        var artifact = Reference($"{registry.Host}/security/db:latest");
        var content = new byte[BlobUpload.PieceBytes + 12_345];
        new Random(7).NextBytes(content);
        var (blob, empty) = (TarWriter.DigestOf(content), TarWriter.DigestOf("{}"u8.ToArray()));
        var manifest = Manifest(blob, content.Length, empty);

        foreach (var bytes in (byte[][])[content, "{}"u8.ToArray(), content])
            await client.PushBlobAsync(artifact, TarWriter.DigestOf(bytes), bytes.Length, () => new MemoryStream(bytes), TestContext.Current.CancellationToken);
        await client.PushManifestAsync(artifact, manifest, TestContext.Current.CancellationToken);

        var read = await client.ReadManifestAsync(artifact, "", TestContext.Current.CancellationToken);
        Assert.Equal(manifest, read!.Bytes);
        Assert.Null(await client.ReadManifestAsync(artifact, read.Tag, TestContext.Current.CancellationToken));
        await using var stream = await client.OpenBlobAsync(artifact, blob, content.Length, 5000, TestContext.Current.CancellationToken);
        var rest = new MemoryStream();
        await stream.CopyToAsync(rest, TestContext.Current.CancellationToken);
        Assert.Equal(content[5000..], rest.ToArray());
    }

    [Fact]
    public async Task An_upload_never_goes_on_at_another_host()
    {
        await using var stranger = new TestServer(_ => new TestAnswer(202));
        await using var server = new TestServer(request => request.Method switch
        {
            "HEAD" => new TestAnswer(404),
            _ => new TestAnswer(202, "", ("Location", $"http://{stranger.Host}/elsewhere")),
        });
        using var client = new ArtifactClient(Pulls.Settings);

        await Assert.ThrowsAsync<RegistryException>(() => PushAsync(client, server));

        Assert.Empty(stranger.Targets);
    }

    [Fact]
    public async Task An_upload_that_the_registry_forgot_is_begun_again()
    {
        var begun = 0;
        await using var server = new TestServer(request => request.Method switch
        {
            "HEAD" => new TestAnswer(404),
            "POST" => new TestAnswer(202, "", ("Location", $"/v2/shop/db/blobs/uploads/{Interlocked.Increment(ref begun)}?state=x")),
            "PATCH" when begun == 1 => new TestAnswer(404),
            "PATCH" => new TestAnswer(202, "", ("Location", $"/v2/shop/db/blobs/uploads/{begun}?state=y")),
            _ => new TestAnswer(201),
        });
        using var client = new ArtifactClient(Pulls.Settings);

        await PushAsync(client, server);

        Assert.Equal(2, begun);
        var last = server.Requests.Last();
        Assert.Equal("PUT", last.Method);
        Assert.StartsWith("/v2/shop/db/blobs/uploads/2?state=y&digest=sha256%3A", last.Target, StringComparison.Ordinal);
        Assert.Contains(server.Requests, request => request.Headers.GetValueOrDefault("Content-Range") == "0-4");
    }

    [Fact]
    public async Task A_blob_that_is_there_is_not_sent()
    {
        await using var server = new TestServer(_ => new TestAnswer(200, "hello"));
        using var client = new ArtifactClient(Pulls.Settings);

        await PushAsync(client, server);

        Assert.Equal("HEAD", Assert.Single(server.Requests).Method);
    }

    [Fact]
    public async Task A_refusal_names_the_repository()
    {
        await using var server = new TestServer(request => new TestAnswer(403));
        using var client = new ArtifactClient(Pulls.Settings);

        var problem = await Assert.ThrowsAsync<RegistryException>(() => PushAsync(client, server));

        Assert.Contains("an upload to", problem.Message, StringComparison.Ordinal);
        Assert.Contains("shop/db", problem.Message, StringComparison.Ordinal);
    }

    static Task PushAsync(ArtifactClient client, TestServer server) => client.PushBlobAsync(
        Reference($"{server.Host}/shop/db:1"), TarWriter.DigestOf("hello"u8.ToArray()), 5, () => new MemoryStream("hello"u8.ToArray()), TestContext.Current.CancellationToken);

    static ImageReference Reference(string text)
    {
        Assert.True(ImageReference.TryParse(text, out var reference));
        return reference;
    }

    static byte[] Manifest(Digest blob, int length, Digest empty) => Encoding.UTF8.GetBytes($$"""
        {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","artifactType":"application/vnd.example.db",
         "config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"{{empty}}","size":2},
         "layers":[{"mediaType":"application/octet-stream","digest":"{{blob}}","size":{{length}}}]}
        """);
}
