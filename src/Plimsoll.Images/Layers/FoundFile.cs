using System.Collections.Immutable;

namespace Plimsoll.Images.Layers;

/// <summary>A visible file that somebody wants to read.</summary>
/// <param name="Path">The path it was found by.</param>
/// <param name="Layer">The index of the layer whose version of the path is visible.</param>
/// <param name="Body">Its content.</param>
/// <param name="Use">What is done with it.</param>
sealed record FoundFile(string Path, int Layer, FileBody Body, FileUse Use)
{
    /// <summary>Other paths by which the same file was found: who reads it by one of those does not read it again.</summary>
    public ImmutableArray<string> KnownAs { get; init; } = [];

    /// <summary>Whether what was kept is not what is wanted: a link may give a file a name that says more than its own.</summary>
    public bool IsMissing => Body.Content is null || Body.ExtractedBy != Use.Extractor?.Name;
}
