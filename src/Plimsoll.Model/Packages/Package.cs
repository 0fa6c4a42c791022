using System.Collections.Immutable;
using Plimsoll.Model.Images;

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
    /// <summary>Who built a package of a distribution, as it says itself, e.g. <c>Red Hat, Inc.</c>; empty where it does not.</summary>
    public string Vendor { get; init; } = "";

    /// <summary>The module and stream of a modular rpm package, e.g. <c>nodejs:12</c>; empty for every other.</summary>
    public string Module { get; init; } = "";

    /// <summary>The package of the distribution that installed the file, so that both are one; empty where none did.</summary>
    public string OwnedBy { get; init; } = "";

    /// <summary>The layer that added it to its database, where that is an earlier one than the layer of <see cref="Location"/>; else <c>null</c>.</summary>
    public Digest? AddedIn { get; init; }

    /// <summary>Whether only development needs it, as its lock file says.</summary>
    public bool IsDevelopment { get; init; }

    /// <summary>Whether the project itself asks for it; <c>null</c> where the file does not tell.</summary>
    public bool? IsDirect { get; init; }

    /// <summary>Whether the name is guessed, e.g. from that of a file, and not stated.</summary>
    public bool IsGuessed { get; init; }

    /// <summary>
    /// The package into whose archive its classes were copied ("shaded"), so that it cannot be replaced alone; <c>null</c> where it has a
    /// file of its own. Without a version where that archive is no known package.
    /// </summary>
    public PackageReference? ShadedInto { get; init; }

    /// <summary>The packages of the same file that it needs; empty where the file does not tell.</summary>
    public ImmutableArray<PackageReference> DependsOn { get; init; } = [];

    /// <summary>Its licences as it states them, SPDX expressions or free text; empty where it does not.</summary>
    public ImmutableArray<string> Licenses { get; init; } = [];

    /// <summary>The package URL that its source states, in place of the one that follows from its name; <c>null</c> as a rule.</summary>
    public PackageUrl? StatedPurl { get; init; }

    /// <summary>The package URL, e.g. <c>pkg:deb/debian/curl@7.88.1-10%2Bdeb12u5?arch=amd64&amp;distro=debian-12</c>.</summary>
    /// <param name="distro">The distribution of the image; <c>null</c> where it has none.</param>
    public PackageUrl Purl(Distro? distro) => StatedPurl ?? PackageUrl.Of(this, distro);
}
