using System.Collections;

namespace Plimsoll.Images.Layers;

/// <summary>
/// The entries of a layer while it is read. A list that doubles would need three times its memory for a moment, and a layer may have half
/// a million entries: here they lie in chunks that never move.
/// </summary>
sealed class LayerEntries : IReadOnlyList<LayerEntry>
{
    const int ChunkEntries = 1024;

    readonly List<LayerEntry[]> _chunks = [];

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <summary>The last entry.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public LayerEntry Last
    {
        get => this[Count - 1];
        set => this[Count - 1] = value;
    }

    /// <inheritdoc/>
    public LayerEntry this[int index]
    {
        get => ChunkOf(index)[index % ChunkEntries];
        private set => ChunkOf(index)[index % ChunkEntries] = value;
    }

    /// <summary>Adds an entry.</summary>
    public void Add(LayerEntry entry)
    {
        if (Count % ChunkEntries == 0)
            _chunks.Add(new LayerEntry[ChunkEntries]);
        Count++;
        Last = entry;
    }

    /// <inheritdoc/>
    public IEnumerator<LayerEntry> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
            yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    LayerEntry[] ChunkOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return _chunks[index / ChunkEntries];
    }
}
