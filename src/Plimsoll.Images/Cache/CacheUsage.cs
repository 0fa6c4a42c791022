namespace Plimsoll.Images.Cache;

/// <summary>What the layer cache holds.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Layers">Layers that this version can use.</param>
/// <param name="OtherFiles">Files of other versions and unfinished ones.</param>
/// <param name="Bytes">Bytes of all of them.</param>
/// <param name="MaxBytes">Bytes that it may take; the layers that were not used for the longest time go first.</param>
public sealed record CacheUsage(string Folder, int Layers, int OtherFiles, long Bytes, long MaxBytes);
