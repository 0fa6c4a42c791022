using System.Collections.Immutable;
using System.Text;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Distributions;

/// <summary>The files of an image or folder that say what its packages are from: the distribution, and the repositories it was built with.</summary>
sealed class RootFiles
{
    readonly Dictionary<string, ReadOnlyMemory<byte>> _releases = new(StringComparer.Ordinal);
    readonly List<ContentManifest> _manifests = [];
    readonly List<Unread> _unread = [];
    string _busybox = "";

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Unread> Unread => _unread;

    /// <summary>Red Hat's repositories, by the layers that were built with them.</summary>
    public IReadOnlyList<ContentManifest> Manifests => _manifests;

    /// <summary>What is done with a file that this class looks into.</summary>
    public static FileUse? UseOf(in FileTraits file)
    {
        if (DistroDetection.Reads(file.Path) || ContentManifests.Reads(file))
            return FileUse.Whole;
        return BusyboxVersion.Reads(file) ? new FileUse(0, BusyboxVersion.Instance) : null;
    }

    /// <summary>Whether this class looks into a file by any of these names.</summary>
    public static bool UsesAny(ImmutableArray<string> paths, in FileTraits file)
    {
        foreach (var path in paths)
        {
            if (UseOf(new FileTraits(path, file.Bytes, file.IsExecutable)) is not null)
                return true;
        }
        return false;
    }

    /// <summary>Adds a file, if it is one of them and was not added by another name.</summary>
    public void Add(
        FileLocation location, in FileTraits traits, ReadOnlyMemory<byte> content, string? extractedBy, string subject, ImmutableArray<string> knownAs)
    {
        if (UsesAny(knownAs, traits))
            return;
        if (extractedBy == BusyboxVersion.Instance.Name && _busybox.Length == 0)
            _busybox = Encoding.ASCII.GetString(content.Span);
        if (extractedBy is not null)
            return;
        if (DistroDetection.Reads(traits.Path))
            _releases[location.Path] = content;
        else if (ContentManifests.Reads(traits))
            AddManifest(location, content, subject);
    }

    /// <summary>The distribution.</summary>
    /// <param name="packages">The packages; a program busybox may have been recognised as one.</param>
    /// <returns><c>null</c> where nothing names one.</returns>
    public Distro? Distro(IEnumerable<Package> packages)
    {
        if (DistroDetection.Find(path => _releases.TryGetValue(path, out var content) ? content : null) is { } distro)
            return distro;
        var version = _busybox.Length > 0
            ? _busybox
            : packages.FirstOrDefault(package => package.Ecosystem == Ecosystem.Binary && package.Name == "busybox")?.Version ?? "";
        return version.Length > 0 ? new Distro("busybox", version, "", $"BusyBox v{version}") : null;
    }

    void AddManifest(FileLocation location, ReadOnlyMemory<byte> content, string subject)
    {
        try
        {
            if (ContentManifests.Read(content) is { IsEmpty: false } sets)
                _manifests.Add(new ContentManifest(location, sets));
        }
        catch (InvalidDataException problem)
        {
            _unread.Add(new Unread(subject, UnreadReason.Malformed, $"content manifest: {problem.Message}"));
        }
    }
}
