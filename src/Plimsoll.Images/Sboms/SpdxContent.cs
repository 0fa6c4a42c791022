using System.Collections.Immutable;
using Plimsoll.Model.Sboms;

namespace Plimsoll.Images.Sboms;

/// <summary>The packages, relationships and licence texts of an SPDX document, whatever form it has.</summary>
sealed class SpdxContent
{
    const string BuiltFromPrefix = "built package from: ";

    readonly Dictionary<string, SpdxPackage> _byId = new(StringComparer.Ordinal);
    readonly List<SpdxPackage> _packages = [];
    readonly List<(string From, string Type, string To)> _relationships = [];

    /// <summary>What the document describes, by id.</summary>
    public HashSet<string> Described { get; } = new(StringComparer.Ordinal);

    /// <summary>Licence texts by the name that expressions call them.</summary>
    public Dictionary<string, string> Licenses { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a package.</summary>
    public void Add(SpdxPackage package)
    {
        _packages.Add(package);
        _byId.TryAdd(package.Id, package);
    }

    /// <summary>The package of an id; <c>null</c> where there is none.</summary>
    public SpdxPackage? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Adds a relationship; its type in the words of SPDX 2, without separators, upper case.</summary>
    /// <exception cref="InvalidDataException">There are too many.</exception>
    public void Relate(string from, string type, string to)
    {
        if (_relationships.Count == 2 * SbomDocument.MaxComponents)
            throw new InvalidDataException($"It has more than {2 * SbomDocument.MaxComponents} relationships.");
        _relationships.Add((from, type, to));
    }

    /// <summary>Hands everything to <paramref name="document"/>.</summary>
    public void AddTo(SbomDocument document)
    {
        foreach (var (from, type, to) in _relationships)
            Apply(from, type, to, document);

        var subject = Subject();
        foreach (var package in _packages)
        {
            if (package == subject)
            {
                document.SubjectName = package.Name;
                document.Properties.AddRange(package.Properties);
                continue;
            }
            document.Add(Component(package));
        }
    }

    void Apply(string from, string type, string to, SbomDocument document)
    {
        switch (type)
        {
            case "DESCRIBES": Described.Add(to); break;
            case "DESCRIBEDBY": Described.Add(from); break;
            case "DEPENDSON": document.AddNeed(from, to); break;
            case "DEPENDENCYOF" or "RUNTIMEDEPENDENCYOF" or "OPTIONALDEPENDENCYOF" or "PROVIDEDDEPENDENCYOF":
                document.AddNeed(to, from);
                break;
            case "DEVDEPENDENCYOF" or "BUILDDEPENDENCYOF" or "TESTDEPENDENCYOF":
                document.AddNeed(to, from);
                if (Find(from) is { } package)
                    package.IsDevelopment = true;
                break;
        }
    }

    // A document about one package alone describes that package; one about many describes what holds them.
    SpdxPackage? Subject() => Described.Count == 1 && Find(Described.First()) is { } described && (_packages.Count > 1 || described.Purl.Length == 0)
        ? described
        : null;

    SbomComponent Component(SpdxPackage package)
    {
        var license = IsStated(package.Declared) ? package.Declared : IsStated(package.Concluded) ? package.Concluded : "";
        return new SbomComponent(package.Id, KindOf(package), package.Name, package.Version, package.Purl)
        {
            Licenses = license.Length == 0 ? [] : [Licenses.GetValueOrDefault(license, license)],
            Properties = [.. package.Properties, .. BuiltFrom(package.SourceInfo)],
            Path = PathIn(package.SourceInfo),
            Description = package.Summary,
            IsDevelopment = package.IsDevelopment,
        };
    }

    static SbomComponentKind KindOf(SpdxPackage package) => package.Purpose switch
    {
        "OPERATINGSYSTEM" => SbomComponentKind.OperatingSystem,
        "" or "LIBRARY" or "APPLICATION" or "FRAMEWORK" or "INSTALL" or "OTHER" or "EXECUTABLE" => SbomComponentKind.Package,
        _ => SbomComponentKind.Other,
    };

    // Trivy: "built package from: openssl 1:1.0.2k-16.el7".
    static IEnumerable<SbomProperty> BuiltFrom(string sourceInfo) =>
        sourceInfo.StartsWith(BuiltFromPrefix, StringComparison.Ordinal) && sourceInfo[BuiltFromPrefix.Length..].Split(' ') is [{ Length: > 0 } name, { Length: > 0 } version]
            ? [new SbomProperty(ForeignProperties.TrivyPrefix + "SrcName", name), new SbomProperty(ForeignProperties.TrivyPrefix + "SrcVersion", version)]
            : [];

    static bool IsStated(string license) => license is not ("" or "NOASSERTION" or "NONE");

    // Syft: "acquired package info from APK DB: /lib/apk/db/installed".
    static string PathIn(string sourceInfo) => sourceInfo.LastIndexOf(": /", StringComparison.Ordinal) is > 0 and var at
        ? sourceInfo[(at + 3)..].Split(", ")[0].Trim()
        : "";
}
