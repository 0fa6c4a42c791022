using Plimsoll.Cel.Values;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Policies.StagedPolicies;

/// <summary>The type of the items of <c>image.packages</c>.</summary>
static class PackageType
{
    /// <summary>The type.</summary>
    public static readonly RecordType<InstalledPackage> Record = new(
        "plimsoll.Package",
        ImageType.Text<InstalledPackage>("name", installed => installed.Package.Name),
        ImageType.Text<InstalledPackage>("version", installed => installed.Package.Version),
        ImageType.Text<InstalledPackage>("ecosystem", installed => installed.Package.Ecosystem.Name),
        ImageType.Text<InstalledPackage>("purl", installed => installed.Package.Purl(installed.Distro).Text),
        ImageType.Text<InstalledPackage>("source", installed => installed.Package.Source),
        ImageType.Text<InstalledPackage>("path", installed => installed.Package.Location.Path));

    /// <summary>The packages of an image.</summary>
    public static CelValue Of(ImageFacts facts) =>
        CelValue.Of(new ProjectedList<Package>(facts.Packages, package => Record.Of(new InstalledPackage(package, facts.Distro))));
}

/// <summary>A package, with the distribution that its package URL names.</summary>
sealed record InstalledPackage(Package Package, Distro? Distro);
