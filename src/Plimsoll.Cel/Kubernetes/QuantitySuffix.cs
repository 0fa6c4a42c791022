using System.Globalization;
using System.Runtime.InteropServices;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>What stands behind the number of a quantity: a power of ten or of two.</summary>
/// <param name="Format">How it is written.</param>
/// <param name="Exponent">The exponent, to the base 2 for <see cref="QuantityFormat.BinarySi"/>, else to the base 10.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct QuantitySuffix(QuantityFormat Format, int Exponent)
{
    const string Decimals = "num kMGTPE";
    const string Binaries = "KMGTPE";

    public static bool TryParse(ReadOnlySpan<char> text, out QuantitySuffix suffix)
    {
        suffix = default;
        switch (text)
        {
            case []:
                return true;
            case [not ' ' and var letter] when Decimals.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place:
                suffix = new QuantitySuffix(QuantityFormat.DecimalSi, (place - 3) * 3);
                return true;
            case [var letter, 'i'] when Binaries.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place:
                suffix = new QuantitySuffix(QuantityFormat.BinarySi, (place + 1) * 10);
                return true;
            case ['e' or 'E', .. var exponent] when long.TryParse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power):
                // Kubernetes keeps the low 32 bits of an exponent.
                suffix = new QuantitySuffix(QuantityFormat.DecimalExponent, unchecked((int)power));
                return true;
            default:
                return false;
        }
    }

    public override string ToString() => Format switch
    {
        _ when Exponent == 0 => "",
        QuantityFormat.BinarySi when Exponent / 10 <= Binaries.Length => $"{Binaries[(Exponent / 10) - 1]}i",
        QuantityFormat.DecimalSi when Exponent is >= -9 and <= 18 => Decimals[(Exponent / 3) + 3].ToString(),
        _ => string.Create(CultureInfo.InvariantCulture, $"e{Exponent}"),
    };
}
