namespace Plimsoll.Images.Layers;

/// <summary>What is done with the content of a file while its layer streams by.</summary>
/// <param name="MaxBytes">The longest file that is kept whole, bytes; without meaning where <paramref name="Extractor"/> reads it.</param>
/// <param name="Extractor">Who boils it down to what is kept; <c>null</c> where it is kept as it is.</param>
public sealed record FileUse(long MaxBytes, IFileExtractor? Extractor)
{
    /// <summary>Kept as it is, up to <see cref="LayerLimits.MaxKeptFileBytes"/>.</summary>
    public static FileUse Whole { get; } = new(LayerLimits.MaxKeptFileBytes, null);
}
