using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Sboms;

/// <summary>The distribution that a bill of materials is about, from its component or from the package URLs.</summary>
static class SbomDistros
{
    /// <summary>The distribution of an operating-system component.</summary>
    public static Distro Of(SbomComponent component)
    {
        var id = Id(component.Name);
        return new Distro(id, Release(component.Version), "", component.Description.Length > 0 ? component.Description : $"{component.Name} {component.Version}".Trim());
    }

    /// <summary>The distribution that a package URL names; <c>null</c> where it names none, or none with a release that can be told.</summary>
    public static Distro? Of(PackageUrlParts purl)
    {
        var text = purl.Qualifier("distro");
        if (text.Length == 0)
            return null;
        var dash = LastDashBeforeDigit(text);
        if (dash > 0)
            return new Distro(Id(text[..dash]), text[(dash + 1)..], "", $"{Id(text[..dash])} {text[(dash + 1)..]}");
        if (ByCodename(text.StartsWith(purl.Namespace + "-", StringComparison.Ordinal) ? text[(purl.Namespace.Length + 1)..] : text) is { } named)
            return named;
        return text is "wolfi" or "chainguard" or "arch" or "gentoo" or "debian" ? new Distro(text, "", "", text) : null;
    }

    // What os-release calls those that other tools call by names of their own.
    static string Id(string name) => name.ToLowerInvariant() switch
    {
        "redhat" or "red hat" or "red hat enterprise linux" => "rhel",
        "alma" => "almalinux",
        "rockylinux" => "rocky",
        "oracle" or "oraclelinux" => "ol",
        "amazon" or "amazonlinux" => "amzn",
        "opensuse.leap" or "opensuse leap" => "opensuse-leap",
        "opensuse.tumbleweed" or "opensuse tumbleweed" => "opensuse-tumbleweed",
        "suse linux enterprise server" or "suse" => "sles",
        "cbl-mariner" => "mariner",
        var other => other,
    };

    // Amazon's releases carry their name: "2 (Karoo)".
    static string Release(string version) => version.IndexOf(" (", StringComparison.Ordinal) is > 0 and var at ? version[..at] : version;

    static int LastDashBeforeDigit(string text)
    {
        for (var i = text.Length - 2; i > 0; i--)
        {
            if (text[i] == '-' && char.IsAsciiDigit(text[i + 1]))
                return i;
        }
        return -1;
    }

    static Distro? ByCodename(string codename) => codename switch
    {
        "buster" => Debian("10", codename),
        "bullseye" => Debian("11", codename),
        "bookworm" => Debian("12", codename),
        "trixie" => Debian("13", codename),
        "bionic" => Ubuntu("18.04", codename),
        "focal" => Ubuntu("20.04", codename),
        "jammy" => Ubuntu("22.04", codename),
        "noble" => Ubuntu("24.04", codename),
        _ => null,
    };

    static Distro Debian(string version, string codename) => new("debian", version, codename, $"Debian {version} ({codename})");

    static Distro Ubuntu(string version, string codename) => new("ubuntu", version, codename, $"Ubuntu {version} ({codename})");
}
