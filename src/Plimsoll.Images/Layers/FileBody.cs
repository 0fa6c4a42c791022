namespace Plimsoll.Images.Layers;

/// <summary>The content of a file that somebody wants, apart from its names.</summary>
/// <param name="layer">The index of the layer that holds it.</param>
/// <param name="ordinal">Its place among the entries of that layer.</param>
sealed class FileBody(int layer, int ordinal)
{
    /// <summary>The index of the layer that holds it.</summary>
    public int Layer => layer;

    /// <summary>Its place among the entries of that layer.</summary>
    public int Ordinal => ordinal;

    /// <summary>Its length, bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Whether anybody may execute it.</summary>
    public required bool IsExecutable { get; init; }

    /// <summary>What was kept of it; <c>null</c> where nothing was.</summary>
    public byte[]? Content { get; set; }

    /// <summary>Who made <see cref="Content"/>; <c>null</c> where it is the file itself.</summary>
    public string? ExtractedBy { get; set; }
}
