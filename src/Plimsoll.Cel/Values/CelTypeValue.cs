using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Values;

/// <summary>A type as a value.</summary>
/// <param name="value">The type.</param>
public sealed class CelTypeValue(CelType value) : CelReference
{
    /// <summary>The type.</summary>
    public CelType Value { get; } = value;

    /// <inheritdoc/>
    public override CelKind Kind => CelKind.Type;

    /// <inheritdoc/>
    public override CelType Type => CelType.Type;
}
