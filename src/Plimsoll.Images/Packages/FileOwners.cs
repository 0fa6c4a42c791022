using System.Collections.Immutable;
using Plimsoll.Images.Layers;
using Plimsoll.Images.Packages.Apk;
using Plimsoll.Images.Packages.Dpkg;
using Plimsoll.Images.Packages.Pacman;
using Plimsoll.Images.Packages.Portage;
using Plimsoll.Images.Packages.Rpm;

namespace Plimsoll.Images.Packages;

/// <summary>Every list of installed files there is.</summary>
public static class FileOwners
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<IFileOwners> All { get; } =
        [new DpkgFileLists(), new ApkPackages(), new RpmPackages(), new PacmanFileLists(), new PortagePackages()];

    /// <summary>What is done with a file that is such a list.</summary>
    /// <returns><c>null</c> where it is none.</returns>
    public static FileUse? UseOf(in FileTraits file)
    {
        foreach (var owners in All)
        {
            if (owners.Lists(file))
                return new FileUse(owners.MaxBytes, owners.Extractor);
        }
        return null;
    }
}
