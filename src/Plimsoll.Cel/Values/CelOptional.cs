using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Values;

/// <summary>A value or none.</summary>
public sealed class CelOptional : CelReference
{
    static readonly CelType OptionalOfDyn = CelType.Optional(CelType.Dyn);

    CelOptional(CelValue value, bool hasValue) => (Value, HasValue, Depth, Parts) = (value, hasValue, hasValue ? value.Depth + 1 : 0, value.Parts + 1);

    /// <summary>No value.</summary>
    public static CelOptional None { get; } = new(default, false);

    /// <summary>Whether there is a value.</summary>
    public bool HasValue { get; }

    /// <summary>The value; <c>null</c> where there is none.</summary>
    public CelValue Value { get; }

    /// <inheritdoc/>
    public override CelKind Kind => CelKind.Optional;

    /// <inheritdoc/>
    public override CelType Type => OptionalOfDyn;

    internal override int Depth { get; }

    internal override long Parts { get; }

    /// <summary>The optional that has <paramref name="value"/>.</summary>
    public static CelOptional Of(CelValue value) => new(value, true);
}
