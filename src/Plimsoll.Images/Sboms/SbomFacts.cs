using System.Collections.Immutable;
using Plimsoll.Images.Distributions;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Sboms;

namespace Plimsoll.Images.Sboms;

/// <summary>Makes the facts of an image out of what its bill of materials says.</summary>
/// <remarks>What is named but cannot be matched is counted, by kind, as not examined: a component never vanishes.</remarks>
sealed class SbomFacts
{
    readonly SbomDocument _document;
    readonly string _name;
    readonly List<Package> _packages = [];
    readonly List<string> _ids = [];
    readonly SortedDictionary<string, List<string>> _unsupported = new(StringComparer.Ordinal);
    readonly HashSet<string> _holders;
    readonly List<string> _malformed = [];
    readonly List<string> _nameless = [];
    readonly Dictionary<Distro, int> _distros = [];
    Distro? _stated;

    SbomFacts(SbomDocument document, string name) =>
        (_document, _name, _holders) = (document, name, document.Needs.Select(need => need.From).ToHashSet(StringComparer.Ordinal));

    /// <summary>The facts.</summary>
    /// <param name="document">What was read.</param>
    /// <param name="name">The document as the user named it.</param>
    /// <param name="source">Where it was read, for people.</param>
    public static ImageFacts Of(SbomDocument document, string name, string source)
    {
        var making = new SbomFacts(document, name);
        foreach (var component in document.Components)
            making.Add(component);

        var facts = new ImageFacts(
            name, source, null, null, new Platform("", ""), ImageConfiguration.Empty with { Created = document.Created }, [], null, [], [])
        {
            Target = ScanTarget.Sbom,
            SubjectName = document.SubjectName,
        };
        facts = ImageProperties.Read(document.Properties, facts);
        var foreign = document.Distro ?? making._stated ?? making.MostNamed();
        var distro = facts.Distro ?? (foreign is null ? null : EndOfLifeTable.Complete(foreign));
        return facts with
        {
            Distro = distro,
            Packages = making.Finish(distro),
            Unread = [.. facts.Unread, .. making.Unread(facts.Distro is null ? distro : null)],
        };
    }

    void Add(SbomComponent component)
    {
        if (component.Kind == SbomComponentKind.OperatingSystem && component.Purl.Length == 0)
        {
            _stated ??= SbomDistros.Of(component);
            return;
        }
        if (component.Purl.Length == 0)
        {
            if (component is { Kind: SbomComponentKind.Package, Name.Length: > 0, Version.Length: > 0 })
                _nameless.Add($"{component.Name} {component.Version}");
            return;
        }
        if (!PackageUrlParts.TryParse(component.Purl, out var purl))
        {
            _malformed.Add(component.Purl);
            return;
        }
        // Of an image that needs others the bill tells the content; of one that stands alone nobody knows it.
        if (PurlPackages.IsImage(purl) && _holders.Contains(component.Id))
            return;

        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in component.Properties)
            properties.TryAdd(key, value);
        if ((PackageProperties.Read(properties, purl) ?? PurlPackages.Of(purl, component.Version, component.Path, properties)) is not { } package)
        {
            if (!_unsupported.TryGetValue(purl.Type, out var names))
                names = _unsupported[purl.Type] = [];
            names.Add(component.Purl);
            return;
        }

        if (package.Ecosystem.IsOperatingSystem && SbomDistros.Of(purl) is { } distro)
            _distros[distro] = _distros.GetValueOrDefault(distro) + 1;
        var licenses = component.Properties.Where(property => property.Name == PackageProperties.License).Select(property => property.Value).ToImmutableArray();
        _ids.Add(component.Id);
        _packages.Add(package with
        {
            Licenses = licenses.IsEmpty ? component.Licenses : licenses,
            IsDevelopment = package.IsDevelopment || component.IsDevelopment,
            StatedPurl = new PackageUrl(purl.ToString()),
            Location = package.Location.Path.Length > 0 ? package.Location : package.Location with { Path = Path.GetFileName(_name) },
        });
    }

    Distro? MostNamed() => _distros.Count == 0 ? null : _distros.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.ToString(), StringComparer.Ordinal).First().Key;

    ImmutableArray<Package> Finish(Distro? distro)
    {
        var byId = new Dictionary<string, Package>(StringComparer.Ordinal);
        for (var i = 0; i < _packages.Count; i++)
            byId.TryAdd(_ids[i], _packages[i]);
        var needs = _document.Needs.ToLookup(need => need.From, need => need.To, StringComparer.Ordinal);
        return
        [
            .. _packages.Select((package, i) => package with
            {
                // A package URL that follows from the package is not stated: another distribution would change it.
                StatedPurl = package.StatedPurl == PackageUrl.Of(package, distro) ? null : package.StatedPurl,
                DependsOn =
                [
                    .. needs[_ids[i]].Where(byId.ContainsKey).Select(id => new PackageReference(byId[id].Name, byId[id].Version)).Distinct(),
                ],
            }),
        ];
    }

    IEnumerable<Unread> Unread(Distro? guessed)
    {
        foreach (var (type, names) in _unsupported)
            yield return Counted(names, $"package URLs of the type {type}", UnreadReason.Unsupported, $"Packages of the type {type} are not examined");
        if (_malformed.Count > 0)
            yield return Counted(_malformed, "package URLs", UnreadReason.Malformed, "They are no package URLs");
        if (_nameless.Count > 0)
            yield return Counted(_nameless, "components", UnreadReason.Unsupported, "They have no package URL, so it is unknown whose advisories they belong to");
        if (guessed is not null && _distros.Where(pair => pair.Key.Id != guessed.Id).Sum(pair => pair.Value) is > 0 and var others)
        {
            yield return new Unread($"{others} packages of {_name}", UnreadReason.Unsupported,
                $"They are of another distribution than {guessed.PrettyName}, by whose advisories they are judged.");
        }
    }

    Unread Counted(List<string> names, string what, UnreadReason reason, string detail) =>
        new($"{names.Count} {what} in {_name}", reason, $"{detail}; the first is \"{(names[0].Length > 200 ? names[0][..200] : names[0])}\".");
}
