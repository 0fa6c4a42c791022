using System.Diagnostics.CodeAnalysis;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>Another place that has the images of a registry; asked first.</summary>
/// <param name="Registry">The registry as references name it, e.g. <c>docker.io</c>.</param>
/// <param name="Address">Where the mirror is: scheme, host, and the path that stands before each repository.</param>
public sealed record RegistryMirror(string Registry, Uri Address)
{
    /// <summary>Reads <c>REGISTRY=URL</c>.</summary>
    /// <returns>Whether the text is one; the URL is absolute, http or https, without user, query or fragment.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out RegistryMirror? mirror)
    {
        mirror = null;
        if (text.Split('=', 2) is not [{ Length: > 0 } registry, var url]
            || !Uri.TryCreate(url, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
            || (address.UserInfo + address.Query + address.Fragment).Length > 0)
        {
            return false;
        }
        mirror = new RegistryMirror(registry is "index.docker.io" ? "docker.io" : registry, address);
        return true;
    }
}
