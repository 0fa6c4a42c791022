using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Values;

/// <summary>A value that does not fit into 64 bits: what a <see cref="CelValue"/> refers to.</summary>
public abstract class CelReference
{
    private protected CelReference()
    {
    }

    /// <summary>What sort of value this is.</summary>
    public abstract CelKind Kind { get; }

    /// <summary>The type as <c>type(value)</c> answers it; parameters are not known at run time and <c>dyn</c>.</summary>
    public abstract CelType Type { get; }

    /// <summary>How many levels of built lists, maps, objects and optionals this is; 0 of what was not built by an evaluation.</summary>
    internal virtual int Depth => 0;

    /// <summary>How many parts of built lists, maps, objects and optionals this is; 1 of what was not built by an evaluation.</summary>
    internal virtual long Parts => 1;
}
