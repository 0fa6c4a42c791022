using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>The components of a CycloneDX document, found by the references that others use for them.</summary>
/// <param name="Serial">Its serial number without <c>urn:uuid:</c>, lower case; empty where it has none.</param>
/// <param name="SubjectReference">What it calls the thing it describes; empty where it does not say.</param>
/// <param name="Purls">The package URL of each reference.</param>
sealed record VexBom(string Serial, string SubjectReference, IReadOnlyDictionary<string, PackageUrlPattern> Purls)
{
    /// <summary>Whether it is the one that is scanned: its subject is what was scanned.</summary>
    public bool IsScanned { get; init; }
}
