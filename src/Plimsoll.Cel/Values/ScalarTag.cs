namespace Plimsoll.Cel.Values;

/// <summary>Marks the kind of a value that fits into 64 bits.</summary>
sealed class ScalarTag
{
    public static readonly ScalarTag Bool = new(CelKind.Bool);
    public static readonly ScalarTag Int = new(CelKind.Int);
    public static readonly ScalarTag Uint = new(CelKind.Uint);
    public static readonly ScalarTag Double = new(CelKind.Double);
    public static readonly ScalarTag Duration = new(CelKind.Duration);

    ScalarTag(CelKind kind) => Kind = kind;

    public CelKind Kind { get; }
}
