using System.Collections.Immutable;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Sboms;

namespace Plimsoll.Reports.Sboms;

/// <summary>One package in a software bill of materials.</summary>
/// <param name="Reference">What the document calls it: its package URL, made unique.</param>
/// <param name="Package">The package.</param>
/// <param name="Purl">Its package URL.</param>
/// <param name="Group">The namespace that CycloneDX keeps apart from the name, of npm and Maven; empty for others.</param>
/// <param name="Name">The name without <paramref name="Group"/>.</param>
/// <param name="Properties">What no format has a word for.</param>
sealed record SbomEntry(
    string Reference, Package Package, string Purl, string Group, string Name, ImmutableArray<SbomProperty> Properties)
{
    /// <summary>The references of the packages that it needs, in order, each once.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];
}
