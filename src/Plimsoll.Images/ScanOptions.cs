using Plimsoll.Images.Cache;

namespace Plimsoll.Images;

/// <summary>How an image is scanned.</summary>
public sealed record ScanOptions
{
    /// <summary>Layers read at a time; each takes about 1 MiB and up to two processors. The number of processors unless said otherwise.</summary>
    public int MaxParallelLayers { get; init; } = Environment.ProcessorCount;

    /// <summary>Where layers that were read before are kept; <c>null</c> where every layer is read anew.</summary>
    public LayerCache? Cache { get; init; }
}
