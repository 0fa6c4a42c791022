using Plimsoll.Model.Findings;

namespace Plimsoll.Images.Layers;

/// <summary>Keeps the paths of a layer's entries side by side: a layer may have half a million, most of which nobody asks for.</summary>
sealed class PathStore
{
    const int ChunkCharacters = 32 * 1024;

    Memory<char> _free;
    int _total;

    /// <summary>Keeps a copy of <paramref name="path"/>.</summary>
    /// <exception cref="LayerUnreadableException">All paths together are longer than <see cref="LayerLimits.MaxPathCharacters"/>.</exception>
    public ReadOnlyMemory<char> Add(ReadOnlySpan<char> path)
    {
        Count(path.Length);
        if (path.Length > _free.Length)
            _free = new char[Math.Max(ChunkCharacters, path.Length)];
        path.CopyTo(_free.Span);
        var kept = _free[..path.Length];
        _free = _free[path.Length..];
        return kept;
    }

    /// <summary>Counts text that is kept elsewhere.</summary>
    /// <exception cref="LayerUnreadableException">All paths together are longer than <see cref="LayerLimits.MaxPathCharacters"/>.</exception>
    public void Count(int characters)
    {
        _total += characters;
        if (_total > LayerLimits.MaxPathCharacters)
        {
            throw new LayerUnreadableException(
                UnreadReason.LimitExceeded,
                $"The paths of the layer have more than {LayerLimits.MaxPathCharacters} characters; the rest was not read.");
        }
    }
}
