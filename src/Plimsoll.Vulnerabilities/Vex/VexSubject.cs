using System.Collections.Immutable;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>What was scanned, as statements name it: the image by its names, its packages, and what lies in what.</summary>
sealed class VexSubject
{
    readonly ImageFacts _facts;
    readonly ImmutableArray<ImageReference> _references;
    readonly VexBom? _scanned;
    readonly VexBudget _budget;
    readonly VexContainment _containment;
    readonly Dictionary<Package, PackageUrlParts?> _parts = [];

    /// <param name="facts">What the scan learned.</param>
    /// <param name="scanned">The bill of materials that was scanned; <c>null</c> where it was none.</param>
    /// <param name="budget">What the comparisons may cost; beyond it nothing matches.</param>
    public VexSubject(ImageFacts facts, VexBom? scanned, VexBudget budget)
    {
        (_facts, _scanned, _budget) = (facts, scanned, budget);
        _references =
        [
            .. new[] { facts.Name, facts.SubjectName }.Distinct(StringComparer.Ordinal)
                .Where(name => facts.Target == ScanTarget.Sbom || (name != facts.Source && !name.StartsWith(facts.Source + ":", StringComparison.Ordinal)))
                .Select(name => ImageReference.TryParse(name, out var reference) ? reference : null)
                .OfType<ImageReference>(),
        ];
        _containment = new VexContainment(facts.Packages, facts.Distro, budget);
    }

    /// <summary>Whether a statement about a product is one about a package of it.</summary>
    public bool Matches(VexProduct product, Package package)
    {
        if (!_budget.Spend())
            return false;
        if (product.Subcomponents.IsEmpty)
        {
            return IsPackage(product.Identity, package) || IsWhole(product.Identity) || IsPlatform(product.Identity, package)
                || _containment.IsInside(package, product.Identity);
        }
        return product.Subcomponents.Any(component => _budget.Spend() && IsPackage(component, package))
            && (IsWhole(product.Identity) || IsPlatform(product.Identity, package) || _containment.IsInside(package, product.Identity));
    }

    bool IsPackage(VexIdentity identity, Package package)
    {
        if (!_parts.TryGetValue(package, out var parts))
            parts = _parts[package] = PackageUrlPattern.PartsOf(package, _facts.Distro);
        return (parts is not null && identity.Purls.Any(purl => !purl.IsImage && purl.Matches(package, parts)))
            || identity.Links.Any(link => LinkedPurl(link) is { } purl && parts is not null && purl.Matches(package, parts))
            || (package.Ecosystem == Ecosystem.Rpm && identity.Names.Contains(NameOf(package), StringComparer.Ordinal));
    }

    /// <summary>Whether the image, folder or bill of materials as a whole is meant.</summary>
    bool IsWhole(VexIdentity identity) =>
        identity.IsSubject
        || identity.Names.Any(name => name == _facts.Name || name == _facts.SubjectName)
        || identity.Hashes.Any(hash => hash == _facts.Digest?.Hex || hash == _facts.ConfigurationDigest?.Hex)
        || identity.Purls.Any(purl => purl.IsImage ? IsImage(purl) : IsScannedSubject(purl))
        || identity.Links.Any(link => _scanned is not null && link.Serial == _scanned.Serial
            && (link.Reference.Length == 0 || link.Reference == _scanned.SubjectReference));

    bool IsScannedSubject(PackageUrlPattern purl) =>
        _scanned is not null && _scanned.Purls.TryGetValue(_scanned.SubjectReference, out var subject) && purl.Matches(subject.ToString());

    bool IsPlatform(VexIdentity identity, Package package) =>
        package.Ecosystem.IsOperatingSystem && identity.Cpes.Any(cpe => cpe.Matches(_facts.Distro));

    /// <remarks>purl-spec, types/oci: the name is the last part of the repository, the version its digest, repository_url where it is kept.</remarks>
    bool IsImage(PackageUrlPattern purl)
    {
        var digests = new[] { _facts.Digest, _facts.ConfigurationDigest }.Concat(_references.Select(reference => reference.Digest)).OfType<Digest>();
        var isDigest = purl.Version.Contains(':');
        if (isDigest && !digests.Any(digest => digest.ToString() == purl.Version))
            return IsScannedSubject(purl);
        if (_facts.Platform is var platform && (Differs(purl.Qualifier("arch"), platform.Architecture) || Differs(purl.Qualifier("os"), platform.Os)))
            return false;
        if (_references.IsEmpty)
            return isDigest || IsScannedSubject(purl);
        return _references.Any(reference => IsNamed(purl, reference)) || IsScannedSubject(purl);

        static bool Differs(string wanted, string found) => wanted.Length > 0 && found.Length > 0 && wanted != found;
    }

    static bool IsNamed(PackageUrlPattern purl, ImageReference reference)
    {
        var name = reference.Repository[(reference.Repository.LastIndexOf('/') + 1)..];
        var tag = purl.Version.Length > 0 && !purl.Version.Contains(':') ? purl.Version : purl.Qualifier("tag");
        return name == purl.Name
            && (tag.Length == 0 || tag == reference.EffectiveTag)
            && (purl.Qualifier("repository_url") is not { Length: > 0 } place || IsPlace(place, name, reference));
    }

    // The address is written with the name at its end and without it.
    static bool IsPlace(string place, string name, ImageReference reference)
    {
        var written = place[(place.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0)..].TrimEnd('/');
        return (ImageReference.TryParse(written, out var whole) && whole.Name == reference.Name)
            || (ImageReference.TryParse($"{written}/{name}", out var parent) && parent.Name == reference.Name);
    }

    // Most tools use the package URL itself as the reference.
    PackageUrlPattern? LinkedPurl(BomLink link) => _scanned is null || link.Serial != _scanned.Serial ? null
        : _scanned.Purls.TryGetValue(link.Reference, out var purl) || PackageUrlPattern.TryParse(link.Reference, out purl) ? purl : null;

    static string NameOf(Package package)
    {
        var version = package.Version.Contains(':') ? package.Version : "0:" + package.Version;
        return $"{package.Name}-{version}.{package.Architecture}";
    }
}
