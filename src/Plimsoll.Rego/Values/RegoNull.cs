namespace Plimsoll.Rego.Values;

/// <summary>The null value, which is a value: not undefined.</summary>
public sealed class RegoNull : RegoValue
{
    RegoNull()
    {
    }

    /// <summary>The one null value.</summary>
    public static RegoNull Value { get; } = new();

    /// <inheritdoc/>
    public override RegoKind Kind => RegoKind.Null;

    /// <inheritdoc/>
    public override int GetHashCode() => 0x6e75;

    private protected override bool EqualsSameKind(RegoValue other) => true;

    private protected override int CompareSameKind(RegoValue other) => 0;
}
