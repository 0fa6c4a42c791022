using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Plimsoll.Vulnerabilities.Feeds.Csaf;

/// <summary>Which release of Red Hat Enterprise Linux a product belongs to, and the repositories that have it, by its CPE name.</summary>
/// <remarks>
/// https://redhatproductsecurity.github.io/security-data-guidelines/: <c>cpe:/a:redhat:enterprise_linux:8::appstream</c> is a repository of
/// RHEL 8, <c>cpe:/a:redhat:openshift:4.15::el9</c> one that is built for RHEL 9. OSV's names of ecosystems are the same without
/// <c>cpe:/a:redhat:</c>.
/// </remarks>
static partial class RedHatProduct
{
    const string OsvPrefix = "Red Hat:";
    const string CpeVendor = ":redhat:";

    /// <summary>The feed and repositories of an ecosystem in OSV's words; any other ecosystem is its own feed, of all repositories.</summary>
    internal static (string Feed, ImmutableArray<string> Repositories) OfOsv(string ecosystem)
    {
        if (!ecosystem.StartsWith(OsvPrefix, StringComparison.Ordinal))
            return (ecosystem, []);
        var product = ecosystem[OsvPrefix.Length..];
        return Release(product) is not { } release ? (ecosystem, [])
            : IsWholeRelease(product) ? ($"{OsvPrefix}{release}", [])
            : ($"{OsvPrefix}{release}", [$"cpe:/{(product.EndsWith("::baseos", StringComparison.Ordinal) ? 'o' : 'a')}{CpeVendor}{product}"]);
    }

    /// <summary>The feed and repositories of a CPE name; <c>null</c> where it is of no release of RHEL.</summary>
    internal static (string Feed, ImmutableArray<string> Repositories)? OfCpe(string cpe)
    {
        var at = cpe.IndexOf(CpeVendor, StringComparison.Ordinal);
        if (at < 0 || Release(cpe[(at + CpeVendor.Length)..]) is not { } release)
            return null;
        return ($"{OsvPrefix}{release}", IsWholeRelease(cpe[(at + CpeVendor.Length)..]) ? [] : [cpe]);
    }

    static bool IsWholeRelease(string product) => product.StartsWith("enterprise_linux:", StringComparison.Ordinal) && product.Count(':') == 1;

    static string? Release(string product) =>
        Enterprise().Match(product) is { Success: true } own ? own.Groups["release"].Value
        : Variant().Match(product) is { Success: true } built ? built.Groups["release"].Value
        : null;

    // enterprise_linux, rhel_eus, rhel_aus, rhel_tus, rhel_e4s, rhel_els, rhel_extras ...
    [GeneratedRegex("^(?:enterprise_linux|rhel_[a-z0-9_]+):(?<release>[0-9]+)(?:[.:]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Enterprise();

    [GeneratedRegex("::(?:[a-z_]+_)?(?:el|rhel)(?<release>[0-9]+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Variant();
}
