using System.Globalization;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Syntax;

/// <summary>Computes the values of literals.</summary>
static class Literals
{
    /// <summary>The value of a literal; null after a report.</summary>
    public static CelValue Read(TokenReader tokens, Token token, bool isNegative) => token.Kind switch
    {
        TokenKind.Int => Int(tokens, token, isNegative),
        TokenKind.Uint => Uint(tokens, token),
        TokenKind.Double => Double(tokens, token, isNegative),
        TokenKind.String => Quoted(tokens, token, isBytes: false),
        TokenKind.Bytes => Quoted(tokens, token, isBytes: true),
        TokenKind.True => CelValue.True,
        TokenKind.False => CelValue.False,
        _ => CelValue.Null,
    };

    static CelValue Int(TokenReader tokens, Token token, bool isNegative)
    {
        const ulong maxNegative = 1UL << 63;
        if (TryMagnitude(tokens.Span(token), out var magnitude) && magnitude <= (isNegative ? maxNegative : long.MaxValue))
            return CelValue.Int(unchecked(isNegative ? -(long)magnitude : (long)magnitude));
        tokens.Report(token.Start, "invalid int literal: it does not fit 64 bits with a sign");
        return CelValue.Null;
    }

    static CelValue Uint(TokenReader tokens, Token token)
    {
        if (TryMagnitude(tokens.Span(token)[..^1], out var value))
            return CelValue.Uint(value);
        tokens.Report(token.Start, "invalid uint literal: it does not fit 64 bits");
        return CelValue.Null;
    }

    static bool TryMagnitude(ReadOnlySpan<char> digits, out ulong value) => digits.StartsWith("0x", StringComparison.Ordinal)
        ? ulong.TryParse(digits[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
        : ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    static CelValue Double(TokenReader tokens, Token token, bool isNegative)
    {
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (double.TryParse(tokens.Span(token), style, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            return CelValue.Double(isNegative ? -value : value);
        tokens.Report(token.Start, "invalid double literal: it is larger than any 64-bit number");
        return CelValue.Null;
    }

    static CelValue Quoted(TokenReader tokens, Token token, bool isBytes)
    {
        var text = new QuotedText(tokens.Span(token), isBytes);
        var value = text.Decode();
        if (text.Problem is { } problem)
            tokens.Report(token.Start + text.ProblemAt, problem);
        return value;
    }
}
