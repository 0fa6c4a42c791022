using System.Diagnostics.CodeAnalysis;
using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>A CPE name, of which only a distribution can be compared: packages have none.</summary>
/// <param name="Vendor">e.g. <c>redhat</c>.</param>
/// <param name="Product">e.g. <c>enterprise_linux</c>.</param>
/// <param name="Version">e.g. <c>8</c>; empty where every version is meant.</param>
/// <remarks>NIST IR 7695 (CPE 2.3 naming): the URI binding <c>cpe:/o:vendor:product:version</c> and the formatted string <c>cpe:2.3:o:...</c>.</remarks>
sealed record CpeName(string Vendor, string Product, string Version)
{
    const string Uri = "cpe:/";
    const string Formatted = "cpe:2.3:";

    /// <summary>The distributions by vendor and product.</summary>
    static readonly Dictionary<(string Vendor, string Product), string> Distros = new()
    {
        [("redhat", "enterprise_linux")] = "rhel",
        [("redhat", "rhel_eus")] = "rhel",
        [("centos", "centos")] = "centos",
        [("debian", "debian_linux")] = "debian",
        [("canonical", "ubuntu_linux")] = "ubuntu",
        [("alpinelinux", "alpine_linux")] = "alpine",
        [("fedoraproject", "fedora")] = "fedora",
        [("almalinux", "almalinux")] = "almalinux",
        [("rocky", "rocky")] = "rocky",
        [("oracle", "linux")] = "ol",
        [("amazon", "linux")] = "amzn",
        [("suse", "sles")] = "sles",
        [("opensuse", "leap")] = "opensuse-leap",
    };

    /// <summary>Reads a name.</summary>
    /// <returns>Whether <paramref name="text"/> is one.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out CpeName? name)
    {
        name = null;
        var body = text.StartsWith(Formatted, StringComparison.OrdinalIgnoreCase) ? text[Formatted.Length..]
            : text.StartsWith(Uri, StringComparison.OrdinalIgnoreCase) ? text[Uri.Length..]
            : "";
        if (body.Length == 0)
            return false;
        var parts = body.ToLowerInvariant().Split(':');
        name = new CpeName(Part(parts, 1), Part(parts, 2), Part(parts, 3));
        return name.Product.Length > 0;
    }

    /// <summary>Whether a distribution is meant.</summary>
    public bool Matches(Distro? distro) =>
        distro is not null
        && Distros.TryGetValue((Vendor, Product), out var id)
        && id == distro.Id
        && (Version.Length == 0 || distro.VersionId == Version || distro.VersionId.StartsWith(Version + ".", StringComparison.Ordinal));

    // "*" and "-" stand for any and for none.
    static string Part(string[] parts, int index) => index < parts.Length && parts[index] is not ("*" or "-") ? parts[index] : "";
}
