namespace Plimsoll.Images.Layers;

/// <summary>The content of a file, apart from its names.</summary>
/// <param name="layer">The index of the layer that holds it.</param>
/// <param name="ordinal">Its place among the entries of that layer.</param>
sealed class FileBody(int layer, int ordinal)
{
    /// <summary>The index of the layer that holds it.</summary>
    public int Layer => layer;

    /// <summary>Its place among the entries of that layer.</summary>
    public int Ordinal => ordinal;

    /// <summary>The bytes; <c>null</c> where they were not kept.</summary>
    public byte[]? Content { get; set; }
}
