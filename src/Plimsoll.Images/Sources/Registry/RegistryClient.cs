using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Plimsoll.Images.Sources.OciLayout;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>Opens images in registries. One client serves a whole run: it keeps connections and tokens. Safe for use by several threads.</summary>
/// <remarks>OCI distribution-spec v1.1, "Pull"; docker's manifest schema 2 and manifest lists are read alike.</remarks>
public sealed class RegistryClient(RegistrySettings settings) : IDisposable
{
    /// <summary>Indexes within indexes.</summary>
    public const int MaxIndexDepth = 4;

    const string DigestHeader = "Docker-Content-Digest";
    const int MaxPlatformsNamed = 20;

    static readonly string[] ManifestTypes =
    [
        "application/vnd.oci.image.index.v1+json",
        "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.docker.distribution.manifest.v2+json",
    ];

    readonly RegistryTransport _transport = new(settings);

    /// <summary>Opens an image.</summary>
    /// <param name="reference">The image; its digest counts where it has one.</param>
    /// <param name="platform">Which image of an index.</param>
    /// <param name="cancellation">Ends the opening.</param>
    /// <exception cref="RegistryException">No registry or mirror gives it.</exception>
    /// <exception cref="ImageSourceException">It is no image that can be read.</exception>
    public Task<IImageSource> OpenAsync(ImageReference reference, Platform platform, CancellationToken cancellation) =>
        settings.FirstAsync(reference, endpoint => OpenAsync(endpoint, reference, platform, cancellation));

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    async Task<IImageSource> OpenAsync(
        RegistryEndpoint endpoint, ImageReference reference, Platform platform, CancellationToken cancellation)
    {
        var title = reference.FamiliarName
            + (reference.Digest is { } named ? $"@{named}" : $":{reference.EffectiveTag}")
            + (endpoint.Host == reference.Registry ? "" : $" (mirror {endpoint.Host})");
        var (document, digest) = await GetManifestAsync(endpoint, title, reference.EffectiveTag, reference.Digest, cancellation);
        for (var depth = 1; document.Manifests is { } manifests; depth++)
        {
            if (depth == MaxIndexDepth)
                throw new ImageSourceException($"{title} is an index of indexes, more than {MaxIndexDepth} deep.");
            var chosen = RegistryManifest.DigestOf(title, Choose(title, manifests, platform));
            (document, digest) = await GetManifestAsync(endpoint, title, "", chosen, cancellation);
        }

        var manifest = RegistryManifest.Of(title, digest, document);
        var bytes = await GetDocumentAsync(
            endpoint, endpoint.Blob(manifest.ConfigurationDigest.ToString()), $"the configuration of {title}", manifest.ConfigurationDigest, [], cancellation);
        var configuration = Parse(bytes, $"The configuration of {title}", endpoint, SourceJson.Default.ConfigurationDocument);
        return new RegistryImage(endpoint, _transport, settings, manifest, configuration);
    }

    async Task<(OciDocument Document, Digest Digest)> GetManifestAsync(
        RegistryEndpoint endpoint, string title, string tag, Digest? expected, CancellationToken cancellation)
    {
        var address = endpoint.Manifest(expected is { } digest ? digest.ToString() : tag);
        var bytes = await GetDocumentAsync(endpoint, address, title, expected, ManifestTypes, cancellation);
        return (Parse(bytes, $"The manifest of {title}", endpoint, SourceJson.Default.OciDocument), expected ?? SourceDocuments.DigestOf(bytes));
    }

    Task<byte[]> GetDocumentAsync(
        RegistryEndpoint endpoint, Uri address, string what, Digest? expected, string[] types, CancellationToken cancellation) =>
        _transport.GetAsync(
            endpoint,
            address,
            what,
            request => Array.ForEach(types, type => request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type))),
            (response, token) => ReadAsync(response, endpoint, what, expected, token),
            cancellation);

    async Task<byte[]> ReadAsync(
        HttpResponseMessage response, RegistryEndpoint endpoint, string what, Digest? expected, CancellationToken cancellation)
    {
        using (response)
        {
            byte[] bytes;
            try
            {
                bytes = await RegistryBody.ReadAsync(response, SourceDocuments.MaxDocumentBytes, settings, cancellation);
            }
            catch (InvalidDataException problem)
            {
                throw new ImageSourceException($"{endpoint.Host} answers with too much when asked for {what}: {problem.Message}.", problem);
            }

            if (response.Content.Headers.ContentType?.MediaType is "text/html")
                throw new RegistryException($"{endpoint.Host} answers with a web page when asked for {what}. Is it a registry, or is a proxy in between?");
            var stated = response.Headers.TryGetValues(DigestHeader, out var values) && Digest.TryParse(values.First(), out var header) ? header : (Digest?)null;
            if ((expected ?? stated) is { } digest && SourceDocuments.DigestOf(bytes, digest.Algorithm) is var found && found != digest)
                throw new RegistryException($"{endpoint.Host} gives {what} with the digest {found}, expected {digest}.");
            return bytes;
        }
    }

    static T Parse<T>(byte[] document, string what, RegistryEndpoint endpoint, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(document, type) ?? throw new ImageSourceException($"{what} is null, expected {SourceJson.ShapeOf(type)}.");
        }
        catch (JsonException problem)
        {
            throw new ImageSourceException($"{what} from {endpoint.Host} is not the JSON it should be, {SourceJson.ShapeOf(type)}: {SourceJson.FaultOf(problem)}", problem);
        }
    }

    static OciDescriptor Choose(string title, IReadOnlyList<OciDescriptor?> manifests, Platform platform)
    {
        var images = manifests.OfType<OciDescriptor>().Where(manifest => !manifest.IsAttestation).ToList();
        return images.Find(image => image.Offered is { } offered && platform.Accepts(offered))
            ?? images.Find(image => image.Offered is null)
            ?? throw new ImageSourceException(
                images.Count == 0
                    ? $"{title} is an index that names no image."
                    : $"{title} has no image for the platform {platform}. Its platforms: "
                        + $"{string.Join(", ", images.Select(image => image.Offered).Distinct().Take(MaxPlatformsNamed))}. Choose one with --platform.");
    }
}
