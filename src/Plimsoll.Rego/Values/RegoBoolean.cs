namespace Plimsoll.Rego.Values;

/// <summary>True or false.</summary>
public sealed class RegoBoolean : RegoValue
{
    RegoBoolean(bool value) => Value = value;

    /// <summary>The value true.</summary>
    public static RegoBoolean True { get; } = new(true);

    /// <summary>The value false.</summary>
    public static RegoBoolean False { get; } = new(false);

    /// <summary>Which of both it is.</summary>
    public bool Value { get; }

    /// <inheritdoc/>
    public override RegoKind Kind => RegoKind.Boolean;

    /// <summary>One of both.</summary>
    /// <param name="value">Which.</param>
    public static RegoBoolean Of(bool value) => value ? True : False;

    /// <inheritdoc/>
    public override int GetHashCode() => Value ? 0x7472 : 0x6661;

    private protected override bool EqualsSameKind(RegoValue other) => ((RegoBoolean)other).Value == Value;

    private protected override int CompareSameKind(RegoValue other) => Value.CompareTo(((RegoBoolean)other).Value);
}
