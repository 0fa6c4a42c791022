using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Policies.Criteria;

/// <summary>Finds images without a package database: a scan of one says nothing of the libraries and programs that nobody declared.</summary>
/// <param name="denies">Whether such images are denied; otherwise they are only recorded.</param>
public sealed class SystemPackagesCriterion(bool denies)
{
    // The paths, or folders, of the databases that package managers of distributions keep.
    static readonly string[] Databases =
    [
        "lib/apk/db/installed", "var/lib/dpkg/status", "lib/opkg/status", "var/lib/rpm/", "usr/lib/sysimage/rpm/", "usr/share/rpm/",
        "var/lib/rpmmanifest/", "var/lib/pacman/local/", "var/db/pkg/",
    ];

    /// <summary>The rule as the user wrote it; empty where nothing is denied.</summary>
    public string Rule => denies ? "--fail-on-unknown-os" : "";

    /// <summary>The decision on an image.</summary>
    /// <returns><c>null</c> where it has a package database, or is no image.</returns>
    public Decision? Decide(ImageFacts image)
    {
        if (image.Target is not ScanTarget.Image || image.Packages.Any(package => package.Ecosystem.IsOperatingSystem))
            return null;

        var isUnreadable = image.Unread.Any(unread => IsDatabase(unread.Subject));
        var system = (image.Distro, isUnreadable) switch
        {
            ({ } distro, true) => $"is {distro.PrettyName}, and its package database could not be read",
            (null, true) => "names no distribution, and its package database could not be read",
            ({ } distro, false) => $"is {distro.PrettyName}, but has no package database",
            (null, false) => "names no distribution and has no package database",
        };
        var finding = new ImageFinding(
            "PLM-IMG-0004", isUnreadable ? "unreadable package database" : "no package database", Severity.Medium,
            $"image {image.Name} {system}: only its {image.Packages.Length} language packages were examined",
            isUnreadable
                ? "Build the image again with a whole package database, or accept that its programs are not examined."
                : "Keep the package database in the image, or accept that its programs are not examined.",
            image.Name);
        return new Decision(finding, denies ? Enforcement.Deny : Enforcement.Audit, Rule);
    }

    /// <summary>What could not be examined of an image that should have a package database.</summary>
    /// <returns><c>null</c> where it has one, or where its distribution has no package manager.</returns>
    public static Unread? Missing(ImageFacts image)
    {
        if (image.Distro is not { Id: not "busybox" } distro || image.Target is ScanTarget.Sbom
            || !image.Unread.IsEmpty || image.Packages.Any(package => package.Ecosystem.IsOperatingSystem))
        {
            return null;
        }
        return new Unread(
            image.Name, UnreadReason.Missing,
            $"it is {distro.PrettyName}, but no package database was found, so its system packages were not examined");
    }

    // What is unread is named by the layer and its path.
    static bool IsDatabase(string subject) => Databases.Any(path => subject.Contains(path, StringComparison.Ordinal));
}
