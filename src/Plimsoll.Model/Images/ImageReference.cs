using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Plimsoll.Model.Images;

/// <summary>The name of an image as people and Pods write it, with Docker Hub's defaults filled in.</summary>
/// <remarks>
/// Grammar: distribution/reference, reference.go ("Grammar"); defaults: normalize.go of the same
/// (<c>docker.io</c>, <c>library/</c>). The tag default <c>latest</c> is not filled in: see <see cref="EffectiveTag"/>.
/// </remarks>
public sealed partial record ImageReference
{
    /// <summary>The longest <see cref="Repository"/>, in characters. The registry does not count.</summary>
    public const int MaxRepositoryLength = 255;

    const string DefaultRegistry = "docker.io";
    const string LegacyDefaultRegistry = "index.docker.io";
    const string OfficialPrefix = "library/";

    ImageReference(string registry, string repository, string tag, Digest? digest) =>
        (Registry, Repository, Tag, Digest) = (registry, repository, tag, digest);

    /// <summary>Host and port, e.g. <c>docker.io</c> or <c>registry.example:5000</c>.</summary>
    public string Registry { get; }

    /// <summary>The path inside the registry, e.g. <c>library/nginx</c>.</summary>
    public string Repository { get; }

    /// <summary>The tag as written; empty where none was.</summary>
    public string Tag { get; }

    /// <summary>The digest as written; <c>null</c> where none was.</summary>
    public Digest? Digest { get; }

    /// <summary>The tag a runtime would pull: <see cref="Tag"/>, or <c>latest</c> where neither tag nor digest is named.</summary>
    public string EffectiveTag => Tag.Length == 0 && Digest is null ? "latest" : Tag;

    /// <summary>Registry and repository, e.g. <c>docker.io/library/nginx</c>.</summary>
    public string Name => $"{Registry}/{Repository}";

    /// <summary>The shortest name that means the same: <c>nginx</c> for <c>docker.io/library/nginx</c>.</summary>
    public string FamiliarName => Registry != DefaultRegistry ? Name
        : Repository.StartsWith(OfficialPrefix, StringComparison.Ordinal) && !Repository.AsSpan(OfficialPrefix.Length).Contains('/')
            ? Repository[OfficialPrefix.Length..]
            : Repository;

    /// <summary>Reads a reference.</summary>
    /// <returns>Whether <paramref name="text"/> is a well-formed reference.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ImageReference? reference)
    {
        reference = null;
        // 64 hexadecimal characters are how runtimes name an image by its id: never a repository.
        if (text is null || Identifier().IsMatch(text) || Whole().Match(text) is not { Success: true } match)
            return false;

        var (registry, repository) = Split(match.Groups["name"].Value);
        if (repository.Length > MaxRepositoryLength || !Path().IsMatch(repository) || !Domain().IsMatch(registry))
            return false;

        Digest? digest = null;
        if (match.Groups["digest"] is { Success: true, Value: var digestText })
        {
            if (!Images.Digest.TryParse(digestText, out var parsed))
                return false;
            digest = parsed;
        }

        reference = new ImageReference(registry, repository, match.Groups["tag"].Value, digest);
        return true;
    }

    /// <summary>The whole reference: <c>registry/repository[:tag][@digest]</c>.</summary>
    public override string ToString() =>
        Name + (Tag.Length == 0 ? "" : ":" + Tag) + (Digest is { } digest ? "@" + digest : "");

    static (string Registry, string Repository) Split(string name)
    {
        var slash = name.IndexOf('/');
        var first = slash < 0 ? "" : name[..slash];
        var namesRegistry = first.Contains('.') || first.Contains(':') || first == "localhost"
            || first.Any(char.IsAsciiLetterUpper);
        var (registry, repository) = namesRegistry ? (first, name[(slash + 1)..]) : (DefaultRegistry, name);

        if (registry == LegacyDefaultRegistry)
            registry = DefaultRegistry;
        if (registry == DefaultRegistry && !repository.Contains('/'))
            repository = OfficialPrefix + repository;
        return (registry, repository);
    }

    [GeneratedRegex(@"^[a-f0-9]{64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Identifier();

    [GeneratedRegex(
        @"^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?\z",
        RegexOptions.NonBacktracking)]
    private static partial Regex Domain();

    [GeneratedRegex(
        @"^(?<name>(?:[a-zA-Z0-9.-]+(?::[0-9]+)?/|\[[a-fA-F0-9:]+\](?::[0-9]+)?/)?[a-z0-9._/-]+)(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(?<digest>[A-Za-z0-9+._-]+:[0-9a-fA-F]+))?\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Path();
}
