using System.Text;
using Plimsoll.Images.Packages;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Distributions;

/// <summary>Understands the texts by which distributions name themselves outside of os-release.</summary>
static class ReleaseText
{
    /// <summary>Names in front of the word "release" with the id that os-release would give, the longest first.</summary>
    static readonly (string Name, string Id)[] Ids =
    [
        ("Red Hat Enterprise Linux", "rhel"),
        ("Red Hat Linux", "redhat"),
        ("CentOS", "centos"),
        ("Fedora", "fedora"),
        ("AlmaLinux", "almalinux"),
        ("Rocky Linux", "rocky"),
        ("Oracle Linux", "ol"),
        ("Enterprise Linux Enterprise Linux Server", "ol"),
        ("Scientific Linux", "scientific"),
        ("Amazon Linux", "amzn"),
        ("CloudLinux", "cloudlinux"),
        ("EuroLinux", "eurolinux"),
        ("Virtuozzo", "virtuozzo"),
    ];

    /// <summary>A line like <c>CentOS release 5.7 (Final)</c>.</summary>
    /// <returns><c>null</c> where it is none.</returns>
    public static Distro? OfLine(string line)
    {
        const string Word = " release ";
        if (line.IndexOf(Word, StringComparison.OrdinalIgnoreCase) is not (> 0 and var at))
            return null;
        var name = line[..at].Trim();
        var rest = line[(at + Word.Length)..].Trim();
        var end = rest.IndexOf(' ');
        var version = end < 0 ? rest : rest[..end];
        if (version.Length == 0 || !char.IsAsciiDigit(version[0]))
            return null;
        var codename = rest.IndexOf('(') is >= 0 and var open ? rest[(open + 1)..].TrimEnd(')', ' ') : "";
        var id = Array.Find(Ids, known => name.StartsWith(known.Name, StringComparison.OrdinalIgnoreCase)).Id
            ?? name.Split(' ')[0].ToLowerInvariant();
        return new Distro(id, version, codename, line);
    }

    /// <summary>A platform name like <c>cpe:/o:centos:linux:6:GA</c>.</summary>
    /// <returns><c>null</c> where it is none.</returns>
    public static Distro? OfCpe(string line)
    {
        if (line.Split(':') is not ["cpe", "/o", { Length: > 0 } vendor, { Length: > 0 } product, { Length: > 0 } version, ..])
            return null;
        var id = (vendor, product) switch
        {
            ("redhat", "enterprise_linux") => "rhel",
            ("fedoraproject", _) => "fedora",
            ("oracle", _) => "ol",
            ("amazon", _) => "amzn",
            _ => vendor.ToLowerInvariant(),
        };
        return new Distro(id, version, "", $"{vendor} {product} {version}");
    }

    /// <summary>The fields of lsb-release, which are written like those of os-release.</summary>
    /// <returns><c>null</c> where it names no distribution.</returns>
    public static Distro? OfLsb(Distro parsed, ReadOnlyMemory<byte> file)
    {
        var fields = OsRelease.ReadFields(new MemoryStream(file.ToArray(), writable: false));
        return fields.GetValueOrDefault("DISTRIB_ID") is { Length: > 0 } id
            ? parsed with
            {
                Id = id.ToLowerInvariant(),
                VersionId = fields.GetValueOrDefault("DISTRIB_RELEASE", ""),
                Codename = fields.GetValueOrDefault("DISTRIB_CODENAME", ""),
                PrettyName = fields.GetValueOrDefault("DISTRIB_DESCRIPTION", id),
            }
            : null;
    }

    /// <summary>A text like <c>10.8</c> or <c>trixie/sid</c>.</summary>
    public static Distro OfDebian(string version) => char.IsAsciiDigit(version[0])
        ? new Distro("debian", version, "", $"Debian GNU/Linux {version}")
        : new Distro("debian", "", version.Split('/')[0], $"Debian GNU/Linux {version}");

    /// <summary>The release that apk installs from, by the addresses of its repositories, e.g. <c>3.19</c> or <c>edge</c>.</summary>
    /// <remarks>
    /// apk-repositories(5). With several releases apk takes the newest packages, so the newest release counts. A line that begins with a tag
    /// is used only for packages that ask for it.
    /// </remarks>
    /// <returns>Empty where no address names one.</returns>
    public static string OfRepositories(ReadOnlyMemory<byte> file)
    {
        var newest = "";
        foreach (var line in Encoding.UTF8.GetString(file.Span[..Math.Min(file.Length, OsRelease.MaxBytes)]).Split('\n'))
        {
            if (line.Trim() is not { Length: > 0 } address || address[0] is '#' or '@')
                continue;
            foreach (var segment in address.Split('/'))
            {
                if (segment is "edge")
                    return segment;
                if (segment is ['v', .. var release] && Version.TryParse(release, out var version)
                    && (newest.Length == 0 || version > Version.Parse(newest)))
                {
                    newest = release;
                }
            }
        }
        return newest;
    }
}
