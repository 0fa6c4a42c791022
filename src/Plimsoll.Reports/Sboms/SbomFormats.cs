using System.Collections.Immutable;

namespace Plimsoll.Reports.Sboms;

/// <summary>Every format of a software bill of materials that is written. To add another one, add it here.</summary>
public static class SbomFormats
{
    /// <summary>All formats.</summary>
    public static ImmutableArray<IReport> All { get; } =
    [
        new CycloneDxReport(),
        new CycloneDxXmlReport(),
        new SpdxJsonReport(),
        new Spdx3JsonReport(),
    ];
}
