using System.Text;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>The repository <c>shop/web</c> with one image, as a registry would answer for it.</summary>
sealed class TestRepository
{
    public const string Repository = "shop/web";

    readonly Dictionary<string, (byte[] Body, string Type)> _documents = new(StringComparer.Ordinal);

    public TestRepository(params byte[][] layers)
    {
        Layers = layers;
        var config = """{"os":"linux","architecture":"amd64","config":{"User":"1000"}}""";
        ConfigurationDigest = Blob(Encoding.UTF8.GetBytes(config));
        var list = string.Join(',', layers.Select(layer =>
            $$"""{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"{{Blob(layer)}}","size":{{layer.Length}}}"""));
        ManifestDigest = Manifest("1", $$$"""
            {"schemaVersion":2,"config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{{{ConfigurationDigest}}}","size":{{{config.Length}}}},"layers":[{{{list}}}]}
            """);
    }

    public byte[][] Layers { get; }

    public Digest ConfigurationDigest { get; }

    public Digest ManifestDigest { get; }

    public string LayerTarget => $"/v2/{Repository}/blobs/{TarWriter.DigestOf(Layers[0])}";

    /// <summary>An image with one package, <c>musl</c>.</summary>
    public static TestRepository OnePackage() => new(TarWriter.Gzip(new TarWriter().File("lib/apk/db/installed", "P:musl\nV:1.2.5-r0\n\n").ToArray()));

    /// <summary>Adds a document below a tag and its digest.</summary>
    public Digest Manifest(string tag, string document, string type = "application/vnd.oci.image.manifest.v1+json")
    {
        var body = Encoding.UTF8.GetBytes(document);
        var digest = TarWriter.DigestOf(body);
        _documents[$"/v2/{Repository}/manifests/{tag}"] = (body, type);
        _documents[$"/v2/{Repository}/manifests/{digest}"] = (body, type);
        return digest;
    }

    public Digest Blob(byte[] body)
    {
        var digest = TarWriter.DigestOf(body);
        _documents[$"/v2/{Repository}/blobs/{digest}"] = (body, "application/octet-stream");
        return digest;
    }

    /// <summary>The answer of a registry that behaves.</summary>
    public TestAnswer Answer(TestRequest request)
    {
        if (!_documents.TryGetValue(request.Target, out var document))
            return new TestAnswer(404, """{"errors":[{"code":"MANIFEST_UNKNOWN","message":"not here"}]}""");
        return request.From > 0
            ? new TestAnswer(206, document.Body[request.From..], ("Content-Range", $"bytes {request.From}-{document.Body.Length - 1}/{document.Body.Length}"))
            : new TestAnswer(200, document.Body, ("Content-Type", document.Type));
    }
}
