using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Packages;

namespace Plimsoll.Model.Images;

/// <summary>Everything one scan learned about one image, or what stands for one, and everything it could not read.</summary>
/// <param name="Name">The image as the user or the Pod named it: a reference or a path.</param>
/// <param name="Source">Where it was read, for people: e.g. <c>images/web.tar</c>.</param>
/// <param name="Digest">The manifest's digest; the configuration's where the archive has no manifest (docker-archive); <c>null</c> where it is no image.</param>
/// <param name="ConfigurationDigest">The configuration's digest: what docker calls the image id; <c>null</c> where it is no image.</param>
/// <param name="Platform">What the image is built for.</param>
/// <param name="Configuration">How it runs.</param>
/// <param name="Layers">Its layers, lowest first; none where it is no image.</param>
/// <param name="Distro">The distribution by its os-release or what stands for one; <c>null</c> where nothing names it.</param>
/// <param name="Packages">Its packages, ordered by path, then by place in the file.</param>
/// <param name="Unread">What could not be read; a verdict that needs it is incomplete.</param>
public sealed record ImageFacts(
    string Name,
    string Source,
    Digest? Digest,
    Digest? ConfigurationDigest,
    Platform Platform,
    ImageConfiguration Configuration,
    ImmutableArray<ImageLayer> Layers,
    Distro? Distro,
    ImmutableArray<Package> Packages,
    ImmutableArray<Unread> Unread)
{
    /// <summary>What was scanned: an image as a rule, or what stands for one.</summary>
    public ScanTarget Target { get; init; } = ScanTarget.Image;

    /// <summary>The repositories of Red Hat that its layers were built with, ordered by path; none as a rule.</summary>
    public ImmutableArray<ContentManifest> ContentManifests { get; init; } = [];

    /// <summary>What a bill of materials says it describes; <see cref="Name"/> where it does not, and for all that is no bill.</summary>
    public string SubjectName
    {
        get => field is { Length: > 0 } ? field : Name;
        init;
    } = "";
}
