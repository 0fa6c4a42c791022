using Plimsoll.Vulnerabilities.Orderings;

namespace Plimsoll.Vulnerabilities.Feeds.Csaf;

/// <summary>An rpm package as a product of a CSAF document names it: by package URL, or by the name of its file.</summary>
/// <param name="Name">The package; for a module that names no package, empty.</param>
/// <param name="Version">Epoch, version and release; empty where it names none.</param>
/// <param name="Architecture">Empty where it names none.</param>
/// <param name="Module">The module and its stream; empty where it names none.</param>
sealed record CsafPackage(string Name, string Version, string Architecture, string Module)
{
    const string RpmPrefix = "pkg:rpm/";
    const string ModulePrefix = "pkg:rpmmod/";

    /// <summary>Reads a package URL.</summary>
    /// <returns>The package; <c>null</c> where the URL is of no rpm package and no module.</returns>
    /// <remarks>
    /// <c>pkg:rpm/redhat/nodejs@18.19.0-1.module%2Bel8?arch=x86_64&amp;epoch=1&amp;rpmmod=nodejs:18:8090020</c>, of which version, architecture,
    /// epoch and module may be missing; <c>pkg:rpmmod/redhat/nodejs@18:8090020:abc</c> of the module itself.
    /// </remarks>
    internal static CsafPackage? OfUrl(string url)
    {
        var isModule = url.StartsWith(ModulePrefix, StringComparison.Ordinal);
        if (!isModule && !url.StartsWith(RpmPrefix, StringComparison.Ordinal))
            return null;

        var query = url.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? url : url[..query];
        var at = path.LastIndexOf('@');
        var name = Uri.UnescapeDataString(path[(path.LastIndexOf('/', at < 0 ? path.Length - 1 : at) + 1)..(at < 0 ? path.Length : at)]);
        var version = at < 0 ? "" : Uri.UnescapeDataString(path[(at + 1)..]);
        if (isModule)
            return new CsafPackage("", "", "", Stream($"{name}:{version}"));

        var (architecture, epoch, module) = ("", "", "");
        foreach (var pair in query < 0 ? [] : url[(query + 1)..].Split('&'))
        {
            switch (pair.Split('=', 2))
            {
                case ["arch", var value]:
                    architecture = Uri.UnescapeDataString(value);
                    break;
                case ["epoch", var value]:
                    epoch = Uri.UnescapeDataString(value);
                    break;
                case ["rpmmod", var value]:
                    module = Stream(Uri.UnescapeDataString(value));
                    break;
                default:
                    break;
            }
        }
        // The stream of a module stands in place of a version that is not known.
        if (!version.Contains('-', StringComparison.Ordinal))
            version = "";
        return new CsafPackage(name, version.Length > 0 && epoch.Length > 0 && epoch != "0" ? $"{epoch}:{version}" : version, architecture, module);
    }

    /// <summary>Reads the name of a product: <c>kernel</c>, <c>nodejs:18/nodejs</c>, <c>kernel-0:4.18.0-513.el8.x86_64</c>, with <c>::nodejs:18</c> behind it or not.</summary>
    internal static CsafPackage OfName(string name)
    {
        var module = "";
        if (name.IndexOf("::", StringComparison.Ordinal) is > 0 and var end)
            (name, module) = (name[..end], Stream(name[(end + 2)..]));
        if (name.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && name.AsSpan(0, slash).Contains(':'))
            (module, name) = (Stream(name[..slash]), name[(slash + 1)..]);
        if (name.IndexOf(".rpm", StringComparison.Ordinal) is > 0 and var rpm)
            name = name[..rpm];

        if (RpmPackageName.TryParse(name) is { Name.Length: > 0, Architecture.Length: > 0 } file && char.IsAsciiDigit(file.Version[0]))
            return new CsafPackage(file.Name, $"{(file.Epoch is "" or "0" ? "" : file.Epoch + ":")}{file.Version}-{file.Release}", file.Architecture, module);
        return name.EndsWith(".src", StringComparison.Ordinal)
            ? new CsafPackage(name[..^".src".Length], "", "src", module)
            : new CsafPackage(name, "", "", module);
    }

    // name:stream:version:context; the first two count.
    static string Stream(string module) => string.Join(':', module.Split(':').Take(2));
}
