using System.Text;
using Plimsoll.Images.Packages;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Distributions;

/// <summary>Finds out which distribution a root file system is: by os-release, or by what distributions had before it, or have beside it.</summary>
/// <remarks>os-release(5) wins wherever it names something; the others fill what it leaves out.</remarks>
public static class DistroDetection
{
    const string DebianVersion = "etc/debian_version";
    const string AlpineRelease = "etc/alpine-release";
    const string LsbRelease = "etc/lsb-release";
    const string SystemReleaseCpe = "etc/system-release-cpe";
    const string Repositories = "etc/apk/repositories";

    /// <summary>The places of os-release(5), the best first; an initial RAM disk has it under another name.</summary>
    static readonly string[] OsReleases = ["etc/os-release", "usr/lib/os-release", "etc/initrd-release", "usr/lib/initrd-release"];

    /// <summary>Files with one line "NAME release VERSION (CODENAME)", the most telling first.</summary>
    static readonly string[] OneLineReleases =
    [
        "etc/oracle-release", "etc/rocky-release", "etc/almalinux-release", "etc/centos-release", "etc/fedora-release", "etc/redhat-release",
        "etc/system-release",
    ];

    /// <summary>Whether <see cref="Find"/> looks into such a file.</summary>
    /// <param name="path">Path inside the image, no leading slash, '/' separators.</param>
    public static bool Reads(ReadOnlySpan<char> path)
    {
        if (!path.StartsWith("etc/") && !path.StartsWith("usr/lib/"))
            return false;
        if (path is DebianVersion or AlpineRelease or LsbRelease or SystemReleaseCpe or Repositories)
            return true;
        foreach (var release in OsReleases)
        {
            if (path.SequenceEqual(release))
                return true;
        }
        foreach (var release in OneLineReleases)
        {
            if (path.SequenceEqual(release))
                return true;
        }
        return false;
    }

    /// <summary>The distribution.</summary>
    /// <param name="read">The content of a file by its path; <c>null</c> where it is not there.</param>
    /// <returns><c>null</c> where nothing names one.</returns>
    public static Distro? Find(Func<string, ReadOnlyMemory<byte>?> read)
    {
        var found = OsReleases.Select(path => OfOsRelease(read(path))).FirstOrDefault(distro => distro is not null) ?? OfOtherFiles(read);
        return found is null ? null : EndOfLifeTable.Complete(WithRepositories(WithPointRelease(found, read), read));
    }

    static Distro? OfOsRelease(ReadOnlyMemory<byte>? file) =>
        file is { } content ? OsRelease.Parse(new MemoryStream(content.ToArray(), writable: false)) : null;

    static Distro? OfOtherFiles(Func<string, ReadOnlyMemory<byte>?> read)
    {
        if (OfOsRelease(read(LsbRelease)) is { } lsb && read(LsbRelease) is { } content && ReleaseText.OfLsb(lsb, content) is { } named)
            return named;
        foreach (var path in OneLineReleases)
        {
            if (ReleaseText.OfLine(Line(read(path))) is { } distro)
                return distro;
        }
        if (ReleaseText.OfCpe(Line(read(SystemReleaseCpe))) is { } stated)
            return stated;
        if (Line(read(AlpineRelease)) is { Length: > 0 } alpine)
            return new Distro("alpine", alpine, "", $"Alpine Linux {alpine}");
        return Line(read(DebianVersion)) is { Length: > 0 } debian ? ReleaseText.OfDebian(debian) : null;
    }

    // os-release of Debian names the release alone, of distroless images nothing; debian_version names the point release too.
    static Distro WithPointRelease(Distro distro, Func<string, ReadOnlyMemory<byte>?> read)
    {
        if (distro is { Id: "alpine", VersionId: "" })
            return distro with { VersionId = Line(read(AlpineRelease)) };
        if (distro.Id != "debian" || Line(read(DebianVersion)) is not { Length: > 0 } version)
            return distro;
        var isPointRelease = version.StartsWith(distro.VersionId + ".", StringComparison.Ordinal)
            || (distro.VersionId.Length == 0 && char.IsAsciiDigit(version[0]));
        return isPointRelease ? distro with { VersionId = version } : distro;
    }

    static Distro WithRepositories(Distro distro, Func<string, ReadOnlyMemory<byte>?> read) =>
        distro.Id == "alpine" && read(Repositories) is { } file ? distro with { RepositoryRelease = ReleaseText.OfRepositories(file) } : distro;

    static string Line(ReadOnlyMemory<byte>? file)
    {
        if (file is not { } content)
            return "";
        var line = content.Span[..Math.Min(content.Length, OsRelease.MaxBytes)].TrimStart(" \t\r\n"u8);
        var end = line.IndexOf((byte)'\n');
        return Encoding.UTF8.GetString(end < 0 ? line : line[..end]).Trim();
    }
}
