namespace Plimsoll.Images.Sources.Registry;

/// <summary>One place that may have an image: the registry itself, or a mirror of it.</summary>
/// <param name="Host">Host and port, as people and login files name them.</param>
/// <param name="Address">Scheme, host, and what stands before every repository.</param>
/// <param name="ImageRepository">The repository as the reference names it.</param>
/// <remarks>OCI distribution-spec v1.1, "Endpoints".</remarks>
sealed record RegistryEndpoint(string Host, Uri Address, string ImageRepository)
{
    /// <summary>The repository at this place.</summary>
    public string Repository { get; } = (Address.AbsolutePath.Trim('/') + "/" + ImageRepository).TrimStart('/');

    /// <summary>Where a manifest is.</summary>
    /// <param name="reference">A tag or a digest.</param>
    public Uri Manifest(string reference) => new(Address, $"/v2/{Repository}/manifests/{reference}");

    /// <summary>Where a blob is.</summary>
    /// <param name="digest">Its digest.</param>
    public Uri Blob(string digest) => new(Address, $"/v2/{Repository}/blobs/{digest}");

    /// <summary>Whether an address is of this very place: what is shown to it is shown to nobody else.</summary>
    public bool Owns(Uri address) =>
        address.Scheme == Address.Scheme && address.Port == Address.Port
        && string.Equals(address.IdnHost, Address.IdnHost, StringComparison.OrdinalIgnoreCase);
}
