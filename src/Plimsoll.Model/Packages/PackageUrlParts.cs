using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Plimsoll.Model.Packages;

/// <summary>The parts of a package URL, decoded, and not yet in the one spelling that its type wants.</summary>
/// <param name="Type">e.g. <c>rpm</c>; lower case.</param>
/// <param name="Namespace">The segments before the name, joined by '/'; empty where there are none.</param>
/// <param name="Name">The name; never empty.</param>
/// <param name="Version">The version; empty where none is named.</param>
/// <param name="Qualifiers">The qualifiers by key, in the order of the keys, none with an empty value.</param>
/// <param name="Subpath">The place inside the package; empty as a rule.</param>
/// <remarks>ECMA-427, sections "Components" and "How to parse a purl string" (https://github.com/package-url/purl-spec).</remarks>
public sealed record PackageUrlParts(
    string Type, string Namespace, string Name, string Version, ImmutableSortedDictionary<string, string> Qualifiers, string Subpath)
{
    /// <summary>The longest package URL that is read, characters.</summary>
    public const int MaxLength = 8 * 1024;

    const string Scheme = "pkg";

    /// <summary>A qualifier; empty where it is not there.</summary>
    public string Qualifier(string key) => Qualifiers.GetValueOrDefault(key, "");

    /// <summary>Reads a package URL.</summary>
    /// <returns>Whether <paramref name="text"/> is one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PackageUrlParts? parts)
    {
        parts = null;
        if (text is null || text.Length > MaxLength)
            return false;

        var (beforeSubpath, subpath) = Cut(text.Trim(), '#');
        var (beforeQualifiers, query) = Cut(beforeSubpath, '?');
        var colon = beforeQualifiers.IndexOf(':');
        if (colon < 0 || !beforeQualifiers.AsSpan(0, colon).Equals(Scheme, StringComparison.OrdinalIgnoreCase))
            return false;

        var rest = beforeQualifiers[(colon + 1)..].Trim('/');
        var slash = rest.IndexOf('/');
        if (slash < 0 || !IsType(rest.AsSpan(0, slash)))
            return false;

        var type = rest[..slash].ToLowerInvariant();
        var (path, version) = CutVersion(rest[(slash + 1)..]);
        var segments = Segments(path);
        if (segments is not [.. var space, var name])
            return false;

        parts = new PackageUrlParts(type, string.Join('/', space), name, Uri.UnescapeDataString(version), ReadQualifiers(query), SubpathOf(subpath));
        return true;
    }

    /// <summary>The canonical text, in the spelling that the type wants.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("pkg:").Append(Type).Append('/');
        foreach (var segment in CanonicalNamespace().Split('/', StringSplitOptions.RemoveEmptyEntries))
            text.Append(PackageUrl.Escape(segment)).Append('/');
        text.Append(PackageUrl.Escape(CanonicalName()));
        if (Version.Length > 0)
            text.Append('@').Append(PackageUrl.Escape(Type is "pypi" or "huggingface" ? Version.ToLowerInvariant() : Version));

        var separator = '?';
        foreach (var (key, value) in Qualifiers)
        {
            text.Append(separator).Append(key).Append('=').Append(PackageUrl.Escape(value));
            separator = '&';
        }
        if (Subpath.Length > 0)
            text.Append('#').AppendJoin('/', Subpath.Split('/').Select(PackageUrl.Escape));
        return text.ToString();
    }

    string CanonicalNamespace() => Type is "alpm" or "apk" or "bitbucket" or "composer" or "deb" or "github" or "golang" or "hex" or "luarocks" or "npm" or "qpkg" or "rpm"
        ? Namespace.ToLowerInvariant()
        : Namespace;

    string CanonicalName() => Type switch
    {
        "pypi" => PythonName.Normalise(Name),
        "alpm" or "apk" or "bitbucket" or "bitnami" or "composer" or "deb" or "github" or "golang" or "hex" or "luarocks" or "npm" or "oci" or "pub" =>
            Name.ToLowerInvariant(),
        _ => Name,
    };

    static (string Before, string After) Cut(string text, char separator) => text.LastIndexOf(separator) is >= 0 and var at
        ? (text[..at], text[(at + 1)..])
        : (text, "");

    // An @ that begins a segment is that of npm's scopes, which many write unescaped.
    static (string Path, string Version) CutVersion(string text) => text.LastIndexOf('@') is > 0 and var at && text[at - 1] != '/'
        ? (text[..at], text[(at + 1)..])
        : (text, "");

    static string[] Segments(string path) =>
        [.. path.Split('/').Select(Uri.UnescapeDataString).Where(segment => segment.Length > 0)];

    static string SubpathOf(string subpath) => string.Join(
        '/', subpath.Split('/').Select(Uri.UnescapeDataString).Where(segment => segment is not ("" or "." or "..") && !segment.Contains('/')));

    static ImmutableSortedDictionary<string, string> ReadQualifiers(string query)
    {
        var qualifiers = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=');
            if (equals > 0 && equals < pair.Length - 1 && IsKey(pair.AsSpan(0, equals)))
                qualifiers[pair[..equals].ToLowerInvariant()] = Uri.UnescapeDataString(pair[(equals + 1)..]);
        }
        return qualifiers.ToImmutable();
    }

    static bool IsType(ReadOnlySpan<char> text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && !text.ContainsAnyExcept(Letters.Type);

    static bool IsKey(ReadOnlySpan<char> text) => !char.IsAsciiDigit(text[0]) && !text.ContainsAnyExcept(Letters.Key);

    static class Letters
    {
        const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

        public static readonly System.Buffers.SearchValues<char> Type = System.Buffers.SearchValues.Create(Alphanumeric + ".+-");
        public static readonly System.Buffers.SearchValues<char> Key = System.Buffers.SearchValues.Create(Alphanumeric + ".-_");
    }
}
