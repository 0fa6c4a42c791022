using System.Collections.Frozen;

namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>The full name of an rpm package taken apart: <c>NAME-[EPOCH:]VERSION-RELEASE[.ARCHITECTURE]</c>, of which the name may be absent.</summary>
/// <param name="Name">The name; empty where the text starts with the version.</param>
/// <param name="Epoch">Digits; empty where there are none, which means zero.</param>
/// <param name="Version">Upstream's version.</param>
/// <param name="Release">The distribution's release.</param>
/// <param name="Architecture">The architecture; empty where there is none.</param>
/// <remarks>rpm-version(7) and dnf(8), "Specifying packages". What follows the last dot is an architecture only where rpm knows it.</remarks>
public sealed record RpmPackageName(string Name, string Epoch, string Version, string Release, string Architecture)
{
    /// <summary>The longest name that is read, in characters.</summary>
    const int MaxLength = 4096;

    static readonly FrozenSet<string> Architectures = FrozenSet.ToFrozenSet(
        [
            "noarch", "src", "nosrc", "x86_64", "x86_64_v2", "x86_64_v3", "x86_64_v4", "amd64", "i386", "i486", "i586", "i686", "athlon",
            "aarch64", "armv5tel", "armv6hl", "armv7l", "armv7hl", "armv7hnl", "ppc", "ppc64", "ppc64le", "s390", "s390x",
            "riscv64", "loongarch64", "mips", "mipsel", "mips64", "mips64el", "ia64", "sparc", "sparc64", "alpha",
        ],
        StringComparer.Ordinal);

    /// <summary>Reads a full name; null where it has no version and release.</summary>
    public static RpmPackageName? TryParse(string text)
    {
        if (text.Length > MaxLength)
            return null;
        var dot = text.LastIndexOf('.');
        var hasArchitecture = dot >= 0 && Architectures.Contains(text[(dot + 1)..]);
        var rest = hasArchitecture ? text[..dot] : text;
        var release = rest.LastIndexOf('-');
        if (release <= 0)
            return null;
        var version = rest.LastIndexOf('-', release - 1);
        var main = rest[(version + 1)..release];
        var colon = main.IndexOf(':', StringComparison.Ordinal);
        var read = new RpmPackageName(
            version < 0 ? "" : rest[..version],
            colon < 0 ? "" : main[..colon],
            main[(colon + 1)..],
            rest[(release + 1)..],
            hasArchitecture ? text[(dot + 1)..] : "");
        var isValid = read.Version.Length > 0 && read.Release.Length > 0 && !read.Epoch.AsSpan().ContainsAnyExceptInRange('0', '9');
        return isValid ? read : null;
    }
}
