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
        RecordFields.Text<InstalledPackage>("name", installed => installed.Package.Name),
        RecordFields.Text<InstalledPackage>("version", installed => installed.Package.Version),
        RecordFields.Text<InstalledPackage>("ecosystem", installed => installed.Package.Ecosystem.Name),
        RecordFields.Text<InstalledPackage>("purl", installed => installed.Package.Purl(installed.Distro).Text),
        RecordFields.Text<InstalledPackage>("source", installed => installed.Package.Source),
        RecordFields.Text<InstalledPackage>("path", installed => installed.Package.Location.FullPath));

    /// <summary>The packages of an image.</summary>
    public static CelValue Of(ImageFacts facts) =>
        CelValue.Of(new ProjectedList<Package>(facts.Packages, package => Record.Of(new InstalledPackage(package, facts.Distro))));
}

/// <summary>A package, with the distribution that its package URL names.</summary>
sealed record InstalledPackage(Package Package, Distro? Distro);
