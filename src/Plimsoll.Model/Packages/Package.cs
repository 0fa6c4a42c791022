namespace Plimsoll.Model.Packages;

/// <summary>One installed package, as its own package manager names it.</summary>
/// <param name="Ecosystem">Which package manager, and so which version ordering.</param>
/// <param name="Name">The installed name, e.g. <c>libssl3</c>.</param>
/// <param name="Version">The full version text, epoch and revision included; never normalised.</param>
/// <param name="Source">The source package advisories are filed under; equal to <paramref name="Name"/> if it has none.</param>
/// <param name="SourceVersion">The version of the source package; equal to <paramref name="Version"/> if it has none of its own.</param>
/// <param name="Architecture">As the package manager writes it, e.g. <c>amd64</c>; empty where the ecosystem has none.</param>
/// <param name="Location">The file that declares the package.</param>
public sealed record Package(
    Ecosystem Ecosystem,
    string Name,
    string Version,
    string Source,
    string SourceVersion,
    string Architecture,
    FileLocation Location)
{
    /// <summary>The package URL, e.g. <c>pkg:deb/debian/curl@7.88.1-10%2Bdeb12u5?arch=amd64&amp;distro=debian-12</c>.</summary>
    /// <param name="distro">The distribution of the image; <c>null</c> where it has none.</param>
    public PackageUrl Purl(Distro? distro) => PackageUrl.Of(this, distro);
}
