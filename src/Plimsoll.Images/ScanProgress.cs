namespace Plimsoll.Images;

/// <summary>How far a scan is.</summary>
/// <param name="BytesRead">Stored bytes of layers read so far.</param>
/// <param name="BytesTotal">Stored bytes of all layers.</param>
/// <param name="LayersRead">Layers read to their end.</param>
/// <param name="LayersTotal">Layers there are.</param>
public sealed record ScanProgress(long BytesRead, long BytesTotal, int LayersRead, int LayersTotal);
