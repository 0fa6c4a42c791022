using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources.OciLayout;

/// <summary>How one document of an OCI image names another.</summary>
/// <remarks>OCI image-spec v1.1, descriptor.md and image-index.md; attestations: BuildKit, attestation-storage.md.</remarks>
sealed record OciDescriptor(
    string? MediaType = null,
    string? Digest = null,
    long Size = 0,
    OciDescriptor.PlatformDocument? Platform = null,
    Dictionary<string, string?>? Annotations = null)
{
    const string RefName = "org.opencontainers.image.ref.name";
    const string ContainerdName = "io.containerd.image.name";

    /// <summary>The names people know the image by.</summary>
    [JsonIgnore]
    public ImmutableArray<string> Names => [.. new[] { Annotation(RefName), Annotation(ContainerdName) }.OfType<string>()];

    /// <summary>Whether it is no image but a statement about one.</summary>
    [JsonIgnore]
    public bool IsAttestation =>
        Platform is { Os: "unknown", Architecture: "unknown" } || Annotation("vnd.docker.reference.type") is "attestation-manifest";

    /// <summary>The platform it names; <c>null</c> where it names none.</summary>
    [JsonIgnore]
    public Platform? Offered => Platform is { Os: { Length: > 0 } os, Architecture: { Length: > 0 } architecture }
        ? new Platform(os, architecture, Platform.Variant ?? "")
        : null;

    string? Annotation(string name) => Annotations?.GetValueOrDefault(name);

    /// <summary>The part <c>platform</c>.</summary>
    internal sealed record PlatformDocument(string? Os = null, string? Architecture = null, string? Variant = null);
}
