using System.Buffers;
using System.Globalization;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>The name of a container image: what <c>image('nginx:1.29')</c> makes.</summary>
/// <remarks>The rules are those of github.com/google/go-containerregistry/pkg/name, without strictness.</remarks>
public sealed class ImageReference : CelOpaque
{
    internal static readonly CelType CelType = CelType.Opaque("kubernetes.Image");

    const string DefaultRegistry = "index.docker.io";
    const int MinRepository = 2;
    const int MaxRepository = 255;
    const int MaxTag = 127;
    const int DigestLength = 71;

    static readonly SearchValues<char> RepositoryCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-./");
    static readonly SearchValues<char> TagCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");
    static readonly SearchValues<char> DigestCharacters = SearchValues.Create("sh:0123456789abcdef");

    readonly string _text;

    ImageReference(string text) => _text = text;

    /// <summary>The registry; <c>index.docker.io</c> where none is written.</summary>
    public string Registry { get; private set; } = DefaultRegistry;

    /// <summary>The repository, with <c>library/</c> where Docker Hub implies it.</summary>
    public string Repository { get; private set; } = "";

    /// <summary>The tag, <c>latest</c> where none is written; empty where there is a digest.</summary>
    public string Tag { get; private set; } = "";

    /// <summary>The digest; empty where there is none.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>The digest, else the tag.</summary>
    public string Identifier => Digest.Length > 0 ? Digest : Tag;

    /// <inheritdoc/>
    public override CelType Type => CelType;

    /// <summary>Reads the name of an image.</summary>
    /// <param name="text">The text.</param>
    /// <param name="image">The image.</param>
    /// <param name="error">What is wrong; empty where nothing is.</param>
    public static bool TryParse(string text, out ImageReference image, out string error)
    {
        image = new ImageReference(text);
        if (image.ReadTagged(text).Length == 0)
            error = "";
        else
            error = image.ReadDigested(text).Length == 0 ? "" : $"could not parse reference: {text}";
        return error.Length == 0;
    }

    /// <inheritdoc/>
    public override bool IsEqualTo(CelOpaque other) => other is ImageReference image && image._text == _text;

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The name as written.</summary>
    public override string ToString() => _text;

    string ReadTagged(string text)
    {
        var (name, tag) = SplitTag(text);
        var error = tag.Length > 0 ? Check("tag", tag, TagCharacters, 1, MaxTag) : "";
        if (error.Length == 0)
            error = ReadRepository(name);
        Tag = tag.Length > 0 ? tag : "latest";
        return error;
    }

    string ReadDigested(string text)
    {
        if (text.Split('@', 3) is not [var name, var digest])
            return "a digest must contain exactly one '@' separator";
        var error = Check("digest", digest, DigestCharacters, DigestLength, DigestLength);
        if (error.Length == 0 && ReadTagged(name).Length > 0)
            error = ReadRepository(name);
        (Tag, Digest) = ("", digest);
        return error;
    }

    static (string Name, string Tag) SplitTag(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon < 0 || text.IndexOf('/', colon) >= 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
    }

    string ReadRepository(string name)
    {
        if (name.Length == 0)
            return "a repository name must be specified";
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var hasRegistry = slash >= 0 && name.AsSpan(0, slash).ContainsAny('.', ':');
        var registry = hasRegistry ? name[..slash] : "";
        Repository = hasRegistry ? name[(slash + 1)..] : name;
        var error = Check("repository", Repository, RepositoryCharacters, MinRepository, MaxRepository);
        if (error.Length > 0)
            return error;
        if (registry.Length > 0 && !UrlText.IsAuthority(registry))
            return $"registries must be valid RFC 3986 URI authorities: {registry}";
        Registry = registry is "" or "docker.io" ? DefaultRegistry : registry;
        if (Registry == DefaultRegistry && !Repository.Contains('/', StringComparison.Ordinal))
            Repository = $"library/{Repository}";
        return "";
    }

    static string Check(string part, string text, SearchValues<char> characters, int min, int max)
    {
        if (text.Length < min || text.Length > max)
            return string.Create(CultureInfo.InvariantCulture, $"{part} must be between {min} and {max} characters in length: {text}");
        return text.AsSpan().ContainsAnyExcept(characters) ? $"{part} can only contain the characters of its kind: {text}" : "";
    }
}
