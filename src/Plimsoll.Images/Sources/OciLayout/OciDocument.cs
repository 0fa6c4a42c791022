namespace Plimsoll.Images.Sources.OciLayout;

/// <summary>An index or a manifest of an OCI image, or docker's manifest list or manifest: told apart by what they hold.</summary>
/// <remarks>OCI image-spec v1.1, image-index.md and manifest.md.</remarks>
sealed record OciDocument(
    IReadOnlyList<OciDescriptor?>? Manifests = null,
    OciDescriptor? Config = null,
    IReadOnlyList<OciDescriptor?>? Layers = null,
    int SchemaVersion = 0);
