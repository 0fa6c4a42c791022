using System.Globalization;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>Numbers in bases other than ten.</summary>
static class NumberTexts
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("format_int", "number, number -> string", Format),
    ];

    /// <summary>Writes what a number is before its point.</summary>
    static RegoValue? Format(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsNumber(first, 1, out var number) || !call.IsNumber(second, 2, out var given))
            return null;
        if (!given.TryGetInteger(out var @base) || @base is not (2 or 8 or 10 or 16))
            return call.FailOperand(2, "must be one of {2, 8, 10, 16}");
        if (number.Exact is not { Exponent: <= ExactNumber.MaxExponent } exact)
            return call.Fail("number is too large");
        var whole = exact.ToWhole(down: exact.Mantissa.Sign > 0).ToInteger();
        var digits = @base == 10 ? System.Numerics.BigInteger.Abs(whole).ToString(CultureInfo.InvariantCulture) : GoIntegers.DigitsOf(whole, (int)@base);
        call.ChargeText(digits.Length);
        return new RegoString(whole.Sign < 0 ? "-" + digits : digits);
    }
}
