using System.Runtime.InteropServices;

namespace Plimsoll.Cel.Compilation;

/// <summary>The least and the greatest a cost or size can be. Sums and products stop at the greatest number.</summary>
/// <param name="Min">The least.</param>
/// <param name="Max">The greatest.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CostRange(ulong Min, ulong Max)
{
    const double TwoTo64 = 18_446_744_073_709_551_616.0;

    /// <summary>Anything.</summary>
    public static CostRange Unknown => new(0, ulong.MaxValue);

    /// <summary>Exactly <paramref name="value"/>.</summary>
    public static CostRange Exactly(ulong value) => new(value, value);

    /// <summary>The sum.</summary>
    public CostRange Plus(CostRange other) => new(Add(Min, other.Min), Add(Max, other.Max));

    /// <summary>The product.</summary>
    public CostRange Times(CostRange other) => new(Multiply(Min, other.Min), Multiply(Max, other.Max));

    /// <summary>The product with a factor, rounded up.</summary>
    public CostRange Times(double factor) => new(Multiply(Min, factor), Multiply(Max, factor));

    /// <summary>The range that holds both.</summary>
    public CostRange Or(CostRange other) => new(Math.Min(Min, other.Min), Math.Max(Max, other.Max));

    static ulong Add(ulong left, ulong right) => left > ulong.MaxValue - right ? ulong.MaxValue : left + right;

    static ulong Multiply(ulong left, ulong right) => right != 0 && left > ulong.MaxValue / right ? ulong.MaxValue : left * right;

    static ulong Multiply(ulong value, double factor)
    {
        var product = Math.Ceiling(value * factor);
        return product >= TwoTo64 ? ulong.MaxValue : (ulong)product;
    }
}
