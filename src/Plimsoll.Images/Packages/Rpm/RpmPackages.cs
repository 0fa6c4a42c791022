using System.Globalization;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Rpm;

/// <summary>The installed packages of Red Hat's, SUSE's, Amazon's and other distributions with rpm, from any of rpm's three databases.</summary>
/// <remarks>
/// An image may have several: a distribution that changed its format leaves the old file, and ostree keeps a copy. Then the first of
/// <see cref="Places"/> that holds packages is read: rpm's newest format, in its newest folder, as rpm itself would after migrating.
/// Another one is only reported, and only where it names packages that the first one does not have.
/// </remarks>
public sealed class RpmPackages : IPackageReader, IFileOwners
{
    const long MiB = 1024 * 1024;
    const string SqliteName = "rpmdb.sqlite";
    const string LogName = SqliteName + "-wal";

    static readonly string[] Folders = ["usr/lib/sysimage/rpm", "var/lib/rpm", "usr/share/rpm"];

    /// <summary>Where a database may be, the best first.</summary>
    static readonly string[] Places =
        [.. new[] { SqliteName, "Packages.db", "Packages" }.SelectMany(name => Folders.Select(folder => $"{folder}/{name}"))];

    /// <inheritdoc/>
    public string Name => "rpm database";

    /// <inheritdoc/>
    public long MaxBytes => 256 * MiB;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is SqliteName or "Packages.db" or "Packages" && IsInFolder(file);

    /// <inheritdoc/>
    public bool Consults(in FileTraits file) => file.Name is LogName && IsInFolder(file);

    /// <inheritdoc/>
    public bool Lists(in FileTraits file) => Reads(file);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        if (Preferred(file, cancellation) is not { } better)
            return Packages(file, file.Content, cancellation);

        var (path, content) = better;
        var known = Packages(file, content, cancellation).Select(Identity).ToHashSet();
        var others = Packages(file, file.Content, cancellation).Where(package => !known.Contains(Identity(package))).Take(2).ToList();
        return others.Count == 0
            ? []
            : throw new InvalidDataException(
                $"{path} is read in its place, but this one also has {others[0].Name} {others[0].Version}{(others.Count > 1 ? " and others" : "")}.");
    }

    /// <inheritdoc/>
    public void Read(PackageFile file, OwnedPaths paths, CancellationToken cancellation)
    {
        if (Preferred(file, cancellation) is not null)
            return;
        foreach (var blob in RpmDatabase.Headers(file.Content, LogBeside(file, file.Content)))
        {
            cancellation.ThrowIfCancellationRequested();
            var header = RpmHeader.Parse(blob);
            var name = header.Text(RpmTag.Name);
            header.ReadPaths(path => paths.Offer(path, name));
        }
    }

    static bool IsInFolder(in FileTraits file) => file.Folder is "usr/lib/sysimage/rpm" or "var/lib/rpm" or "usr/share/rpm";

    // The best place that has a package, where that is not this file.
    static (string Path, ReadOnlyMemory<byte> Content)? Preferred(PackageFile file, CancellationToken cancellation)
    {
        var own = file.Location.Path;
        var up = string.Concat(Enumerable.Repeat("../", file.Folder.Count(c => c == '/') + 1));
        foreach (var place in Places)
        {
            if (place == own)
                return null;
            if (file.Beside(up + place) is { } content && HasPackages(file, content, cancellation))
                return (place, content);
        }
        return null;
    }

    static bool HasPackages(PackageFile file, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        try
        {
            return Packages(file, content, cancellation).Any();
        }
        catch (InvalidDataException)
        {
            // It is reported when it is read itself.
            return false;
        }
    }

    static IEnumerable<Package> Packages(PackageFile file, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        foreach (var blob in RpmDatabase.Headers(content, LogBeside(file, content)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (ToPackage(RpmHeader.Parse(blob), file.Location) is { } package)
                yield return package;
        }
    }

    // The log belongs to the database beside it alone.
    static ReadOnlyMemory<byte>? LogBeside(PackageFile file, ReadOnlyMemory<byte> content) =>
        file.Name == SqliteName && content.Equals(file.Content) ? file.Beside(LogName) : null;

    static Package? ToPackage(RpmHeader header, FileLocation location)
    {
        var (name, version, release) = (header.Text(RpmTag.Name), header.Text(RpmTag.Version), header.Text(RpmTag.Release));
        if (name.Length == 0 || version.Length == 0)
            throw new InvalidDataException($"A package has the name \"{name}\" and the version \"{version}\".");

        // Keys that signatures are checked with are kept among the packages.
        if (name == "gpg-pubkey")
            return null;

        var epoch = header.Number(RpmTag.Epoch) is { } number and > 0 ? number.ToString(CultureInfo.InvariantCulture) + ":" : "";
        var full = RpmVersion.Join(epoch, version, release);
        var (source, sourceVersion) = RpmVersion.OfSource(header.Text(RpmTag.SourceRpm));
        var license = header.Text(RpmTag.License);
        return new Package(
            Ecosystem.Rpm,
            name,
            full,
            source.Length == 0 ? name : source,
            sourceVersion.Length == 0 ? full : epoch + sourceVersion,
            header.Text(RpmTag.Architecture),
            location)
        {
            Vendor = header.Text(RpmTag.Vendor),
            Module = RpmVersion.Module(header.Text(RpmTag.ModularityLabel)),
            Licenses = license.Length == 0 ? [] : [license],
        };
    }

    static (string, string, string) Identity(Package package) => (package.Name, package.Version, package.Architecture);
}
