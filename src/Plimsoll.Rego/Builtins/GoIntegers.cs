using System.Globalization;
using System.Numerics;
using System.Text;

namespace Plimsoll.Rego.Builtins;

/// <summary>Formats integers by a verb.</summary>
/// <remarks>https://pkg.go.dev/fmt; beyond 64 bits https://pkg.go.dev/math/big#Int.Format.</remarks>
static class GoIntegers
{
    /// <summary>Appends an integer.</summary>
    /// <returns>Whether the verb is one of integers.</returns>
    public static bool TryAppend(StringBuilder to, in GoDirective directive, char verb, in GoArgument argument)
    {
        var isBig = argument.Kind == GoArgumentKind.BigInteger;
        switch (verb)
        {
            case 'v' or 'd' when directive.IsPlain:
                to.Append(argument.Text);
                return true;
            case 'v' or 'd':
            case 's' when isBig:
                Append(to, directive, BigInteger.Abs(argument.Integer).ToString(CultureInfo.InvariantCulture), "", argument.Integer, isBig);
                return true;
            case 'b':
                Append(to, directive, DigitsOf(argument.Integer, 2), directive.Sharp ? "0b" : "", argument.Integer, isBig);
                return true;
            case 'o' or 'O':
                var octal = directive.Sharp ? "0" : "";
                Append(to, directive, DigitsOf(argument.Integer, 8), verb == 'O' ? "0o" : octal, argument.Integer, isBig);
                return true;
            case 'x':
                Append(to, directive, DigitsOf(argument.Integer, 16), directive.Sharp ? "0x" : "", argument.Integer, isBig);
                return true;
            case 'X':
                Append(to, directive, DigitsOf(argument.Integer, 16).ToUpperInvariant(), directive.Sharp ? "0X" : "", argument.Integer, isBig);
                return true;
            case 'c' when !isBig:
                directive.Pad(to, RuneOf(argument.Integer).ToString(), withZeros: true);
                return true;
            case 'q' when !isBig:
                directive.Pad(to, GoQuoting.Quote(RuneOf(argument.Integer), directive.Plus), withZeros: true);
                return true;
            case 'U' when !isBig:
                CodePoint(to, directive, (long)argument.Integer);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The digits of the magnitude in a base that is a power of two, or in base 10.</summary>
    public static string DigitsOf(BigInteger integer, int @base)
    {
        var magnitude = BigInteger.Abs(integer);
        if (magnitude.IsZero)
            return "0";
        var text = @base switch
        {
            16 => magnitude.ToString("x", CultureInfo.InvariantCulture),
            2 => magnitude.ToString("b", CultureInfo.InvariantCulture),
            8 => OctalOf(magnitude.ToString("b", CultureInfo.InvariantCulture)),
            _ => magnitude.ToString(CultureInfo.InvariantCulture),
        };
        return text.TrimStart('0');
    }

    static string OctalOf(string bits)
    {
        var padded = bits.PadLeft((bits.Length + 2) / 3 * 3, '0');
        return string.Create(padded.Length / 3, padded, static (digits, bits) =>
        {
            for (var index = 0; index < digits.Length; index++)
                digits[index] = (char)('0' + 4 * (bits[3 * index] - '0') + 2 * (bits[3 * index + 1] - '0') + bits[3 * index + 2] - '0');
        });
    }

    static void Append(StringBuilder to, in GoDirective directive, string digits, string prefix, BigInteger integer, bool isBig)
    {
        var sign = SignOf(directive, integer.Sign < 0);
        if (directive.Precision == 0 && integer.IsZero)
        {
            if (!isBig)
                to.Append(' ', directive.Width ?? 0);
            return;
        }

        var zeros = (directive.Precision ?? 0) - digits.Length;
        if (directive is { Precision: null, Zero: true, Minus: false, Width: { } width })
            zeros = width - sign.Length - digits.Length - (isBig ? prefix.Length : 0);
        zeros = Math.Max(zeros, 0);
        // A zero in front is all that marks an octal number.
        if (prefix == "0" && !isBig && (zeros > 0 || digits[0] == '0'))
            prefix = "";
        var text = $"{sign}{prefix}{new string('0', zeros)}{digits}";
        directive.Pad(to, text, withZeros: false);
    }

    static string SignOf(in GoDirective directive, bool isNegative)
    {
        if (isNegative)
            return "-";
        var space = directive.Space ? " " : "";
        return directive.Plus ? "+" : space;
    }

    static Rune RuneOf(BigInteger integer) =>
        integer >= 0 && integer <= 0x10FFFF && Rune.IsValid((int)integer) ? new Rune((int)integer) : Rune.ReplacementChar;

    static void CodePoint(StringBuilder to, in GoDirective directive, long integer)
    {
        var digits = integer.ToString("X", CultureInfo.InvariantCulture).PadLeft(Math.Max(directive.Precision ?? 4, 4), '0');
        var rune = RuneOf(integer);
        var shown = directive.Sharp && rune.Value == integer ? $" '{rune}'" : "";
        directive.Pad(to, $"U+{digits}{shown}", withZeros: false);
    }
}
