using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Values;

/// <summary>A list. Derive from it to evaluate over lists of your own without converting them.</summary>
public abstract class CelList : CelReference
{
    /// <summary>How many items it has.</summary>
    public abstract int Count { get; }

    /// <summary>The item at <paramref name="index"/>, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public abstract CelValue this[int index] { get; }

    /// <inheritdoc/>
    public sealed override CelKind Kind => CelKind.List;

    /// <inheritdoc/>
    public sealed override CelType Type => CelType.ListOfDyn;
}
