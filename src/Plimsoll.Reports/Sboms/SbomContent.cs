using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Sboms;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Reports.Sboms;

/// <summary>What every format of a software bill of materials tells of one image or folder, in a fixed order.</summary>
sealed class SbomContent
{
    /// <summary>What the document calls the image or folder.</summary>
    public const string RootReference = "plimsoll:root";

    /// <summary>What the document calls the distribution.</summary>
    public const string DistroReference = "plimsoll:distribution";

    SbomContent(ImageFacts facts, ImmutableArray<VulnerabilityMatch> matches, Examination examination)
    {
        (Facts, Matches, ToolVersion) = (facts, matches, examination.ToolVersion);
        Created = examination.DocumentTime ?? facts.Configuration.Created;
        Properties = ImageProperties.Of(facts);
        Entries = EntriesOf(facts);
        var needed = Entries.SelectMany(entry => entry.Needs).ToHashSet(StringComparer.Ordinal);
        var roots = Entries.Where(entry => entry.Package.IsDirect is true || (entry.Package.IsDirect is null && !needed.Contains(entry.Reference))).ToLookup(entry => IsOfDistro(entry.Package));
        DistroNeeds = [.. roots[true].Select(entry => entry.Reference)];
        RootNeeds = [.. facts.Distro is null ? (string[])[] : [DistroReference], .. roots[false].Select(entry => entry.Reference)];
    }

    /// <summary>The image or folder.</summary>
    public ImageFacts Facts { get; }

    /// <summary>Its vulnerabilities.</summary>
    public ImmutableArray<VulnerabilityMatch> Matches { get; }

    /// <summary>The version of Plimsoll.</summary>
    public string ToolVersion { get; }

    /// <summary>The moment the document carries; <c>null</c> where neither the image nor the user names one.</summary>
    public DateTimeOffset? Created { get; }

    /// <summary>What no format has a word for, of the image as a whole.</summary>
    public ImmutableArray<SbomProperty> Properties { get; }

    /// <summary>The packages, in the order of the scan.</summary>
    public ImmutableArray<SbomEntry> Entries { get; }

    /// <summary>What the image or folder needs itself: the distribution, the packages that it asks for itself, and of files that do not tell those that no other one needs.</summary>
    public ImmutableArray<string> RootNeeds { get; }

    /// <summary>The packages of the distribution that no other one needs.</summary>
    public ImmutableArray<string> DistroNeeds { get; }

    /// <summary>Whether something of the image could not be read, so that packages may be missing.</summary>
    public bool IsIncomplete => Properties.Any(property => property.Name == SbomProperty.Prefix + "unread");

    /// <summary>The content of the first image of a run; that of nothing where there is none.</summary>
    public static SbomContent Of(Examination examination) => examination.Images is [var image, ..]
        ? new SbomContent(image.Facts, image.Matches, examination)
        : new SbomContent(
            new ImageFacts(string.Join(' ', examination.Targets), "", null, null, new Platform("", ""), ImageConfiguration.Empty, [], null, [], []), [], examination);

    /// <summary>An id of a thing in a document: the first half of the SHA-256 hash of its name, hexadecimal.</summary>
    public static string ShortId(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..16];

    bool IsOfDistro(Package package) => Facts.Distro is not null && package.Ecosystem.IsOperatingSystem;

    static ImmutableArray<SbomEntry> EntriesOf(ImageFacts facts)
    {
        var references = new HashSet<string>(StringComparer.Ordinal);
        var byName = new Dictionary<(Ecosystem, string, string, string), string>();
        var entries = new List<SbomEntry>(facts.Packages.Length);
        foreach (var package in facts.Packages)
        {
            var purl = package.Purl(facts.Distro).Text;
            var reference = Unique(purl, package.Location.FullPath, references);
            byName.TryAdd(KeyOf(package, package.Location.FullPath, package.Name, package.Version), reference);
            byName.TryAdd(KeyOf(package, package.Location.Path, package.Name, package.Version), reference);
            var (group, name) = SplitName(package);
            entries.Add(new SbomEntry(reference, package, purl, group, name, PackageProperties.Of(package, purl)));
        }
        return
        [
            .. entries.Select(entry => entry with
            {
                Needs =
                [
                    .. entry.Package.DependsOn
                        .Select(need => ReferenceOf(entry.Package, need, byName))
                        .Where(reference => reference.Length > 0)
                        .Distinct(StringComparer.Ordinal),
                ],
            }),
        ];
    }

    // In the same archive first, then anywhere in the same file: an archive needs those inside it.
    static string ReferenceOf(Package package, PackageReference need, Dictionary<(Ecosystem, string, string, string), string> byName) =>
        byName.GetValueOrDefault(KeyOf(package, package.Location.FullPath, need.Name, need.Version))
        ?? byName.GetValueOrDefault(KeyOf(package, package.Location.Path, need.Name, need.Version), "");

    static (Ecosystem Ecosystem, string Path, string Name, string Version) KeyOf(Package package, string path, string name, string version) =>
        (package.Ecosystem, path, name, version);

    static string Unique(string purl, string path, HashSet<string> references)
    {
        var reference = purl;
        for (var i = 1; !references.Add(reference); i++)
            reference = i == 1 ? $"{purl}#{PackageUrl.EscapePath(path)}" : $"{purl}#{PackageUrl.EscapePath(path)}:{i}";
        return reference;
    }

    static (string Group, string Name) SplitName(Package package)
    {
        var at = package.Ecosystem.Name switch
        {
            "Maven" => package.Name.LastIndexOf(':'),
            "npm" when package.Name.StartsWith('@') => package.Name.IndexOf('/'),
            _ => -1,
        };
        return at > 0 && at < package.Name.Length - 1 ? (package.Name[..at], package.Name[(at + 1)..]) : ("", package.Name);
    }
}
