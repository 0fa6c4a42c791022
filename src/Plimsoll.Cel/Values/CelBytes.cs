using System.Collections.Immutable;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Values;

/// <summary>Bytes.</summary>
/// <param name="value">The bytes.</param>
public sealed class CelBytes(ImmutableArray<byte> value) : CelReference
{
    /// <summary>The bytes.</summary>
    public ImmutableArray<byte> Value { get; } = value;

    /// <inheritdoc/>
    public override CelKind Kind => CelKind.Bytes;

    /// <inheritdoc/>
    public override CelType Type => CelType.Bytes;
}
