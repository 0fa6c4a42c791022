using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Plimsoll.Rego.Values;

/// <summary>A number of any size. It keeps the text in which it was written, and is equal to every other that counts the same.</summary>
public sealed class RegoNumber : RegoValue
{
    const int SmallFrom = -16, SmallTo = 1024;

    static readonly RegoNumber[] Small = [.. Enumerable.Range(SmallFrom, SmallTo - SmallFrom).Select(value => new RegoNumber(value, null))];

    readonly long _integer;
    readonly bool _isLong;
    readonly ExactNumber _exact;
    readonly string? _text;

    RegoNumber(long integer, string? text) => (_integer, _isLong, _text) = (integer, true, text);

    RegoNumber(ExactNumber exact, string text) => (_exact, _text) = (exact, text);

    /// <inheritdoc/>
    public override RegoKind Kind => RegoKind.Number;

    /// <summary>The number as JSON, as it was written.</summary>
    public string Text => _text ?? _integer.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether it has no fraction.</summary>
    public bool IsInteger => _isLong || _exact.IsInteger;

    /// <summary>An integer as a value.</summary>
    /// <param name="value">The integer.</param>
    public static RegoNumber Of(long value) =>
        value is >= SmallFrom and < SmallTo ? Small[value - SmallFrom] : new RegoNumber(value, null);

    /// <summary>An integer of any size as a value.</summary>
    /// <param name="value">The integer.</param>
    public static RegoNumber Of(BigInteger value) =>
        FitsLong(value) ? Of((long)value) : Of(ExactNumber.Of(value, 0));

    /// <summary>A floating-point number as a value.</summary>
    /// <param name="value">The number; not NaN and not infinite.</param>
    public static RegoNumber Of(double value) => Parse(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Reads a number of JSON.</summary>
    /// <param name="text">What must be one.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static RegoNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException($"\"{text}\" is not a number of JSON");

    /// <summary>Reads a number of JSON of at most 10,000 characters, with an exponent within ±1,000,000,000.</summary>
    /// <param name="text">What may be one.</param>
    /// <param name="number">The number.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out RegoNumber? number)
    {
        ArgumentNullException.ThrowIfNull(text);
        number = null;
        if (text.Length <= 18 && text is [>= '1' and <= '9', ..] or [_] && IsDigits(text))
            number = Of(long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture));
        else if (JsonNumbers.IsNumber(text))
            number = Read(text);
        return number is not null;
    }

    /// <summary>The integer it is, where it has no fraction and fits into 64 bits.</summary>
    /// <param name="value">The integer.</param>
    /// <returns>Whether it is one.</returns>
    public bool TryGetInteger(out long value)
    {
        value = _integer;
        return _isLong;
    }

    /// <summary>The integer it is, of any size up to 10^10,000.</summary>
    /// <param name="value">The integer.</param>
    /// <returns>Whether it is one.</returns>
    public bool TryGetBigInteger(out BigInteger value)
    {
        value = _integer;
        if (_isLong)
            return true;
        if (_exact is not { IsInteger: true, Exponent: <= ExactNumber.MaxExponent })
            return false;
        value = _exact.ToInteger();
        return true;
    }

    /// <summary>The nearest floating-point number; infinite where it is beyond them.</summary>
    public double ToDouble() => _isLong ? _integer : _exact.ToDouble();

    /// <inheritdoc/>
    /// <remarks>Seeded anew in each process, so that no document can hold many numbers of one hash.</remarks>
    public override int GetHashCode() => _isLong ? HashCode.Combine((int)_integer, (int)(_integer >> 32)) : HashCode.Combine(_exact.Mantissa, _exact.Exponent);

    /// <summary>A number in its exact form as a value.</summary>
    internal static RegoNumber Of(ExactNumber value)
    {
        if (value is { IsInteger: true, Exponent: <= 19 })
        {
            var whole = value.ToInteger();
            if (FitsLong(whole))
                return Of((long)whole);
        }

        return new RegoNumber(value, value.ToString());
    }

    /// <summary>The exact form.</summary>
    internal ExactNumber Exact => _isLong ? ExactNumber.Of(_integer, 0) : _exact;

    static RegoNumber? Read(string text)
    {
        if (ExactNumber.Parse(text) is not { } exact)
            return null;
        if (exact is { IsInteger: true, Exponent: <= 19 })
        {
            var whole = exact.ToInteger();
            if (FitsLong(whole))
                return new RegoNumber((long)whole, text);
        }

        return new RegoNumber(exact, text);
    }

    static bool FitsLong(BigInteger value) => value.GetBitLength() < 64;

    static bool IsDigits(string text)
    {
        foreach (var unit in text)
        {
            if (!char.IsAsciiDigit(unit))
                return false;
        }

        return true;
    }

    private protected override bool EqualsSameKind(RegoValue other) => CompareSameKind(other) == 0;

    private protected override int CompareSameKind(RegoValue other)
    {
        var number = (RegoNumber)other;
        if (_isLong && number._isLong)
            return _integer.CompareTo(number._integer);
        return Exact.Against(number.Exact);
    }
}
