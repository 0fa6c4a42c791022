namespace Plimsoll.Cel.Values;

/// <summary>A value of a library, e.g. a quantity or an IP address. Libraries derive their values from this.</summary>
public abstract class CelOpaque : CelReference
{
    /// <inheritdoc/>
    public sealed override CelKind Kind => CelKind.Opaque;

    /// <summary>Equality of the language with another value of the same type.</summary>
    /// <param name="other">A value of the same .NET type.</param>
    public abstract bool IsEqualTo(CelOpaque other);

    /// <summary>What <c>size(value)</c> would be for the cost of a call; 1 for values of fixed size.</summary>
    public virtual long CostSize => 1;

    /// <summary>A hash that agrees with <see cref="IsEqualTo"/>.</summary>
    public abstract override int GetHashCode();

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => obj is CelOpaque other && other.GetType() == GetType() && IsEqualTo(other);
}
