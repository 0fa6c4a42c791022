using System.Collections.Immutable;
using Plimsoll.Model.Sboms;

namespace Plimsoll.Images.Sboms;

/// <summary>One component as its document tells it.</summary>
/// <param name="Id">What the document calls it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version; empty where none is told.</param>
/// <param name="Purl">Its package URL as written; empty where there is none.</param>
sealed record SbomComponent(string Id, SbomComponentKind Kind, string Name, string Version, string Purl)
{
    /// <summary>Its licences, expressions or names.</summary>
    public ImmutableArray<string> Licenses { get; init; } = [];

    /// <summary>What the format has no word for.</summary>
    public ImmutableArray<SbomProperty> Properties { get; init; } = [];

    /// <summary>The file it was found in; empty where the document does not say.</summary>
    public string Path { get; init; } = "";

    /// <summary>One line for people.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether only development needs it.</summary>
    public bool IsDevelopment { get; init; }
}
