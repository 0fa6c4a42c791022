using System.Globalization;
using System.Text;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary><c>format</c>: text with clauses (<c>%s</c>, <c>%.2f</c> and the like) that arguments fill.</summary>
/// <remarks>cel-go, ext/strings.go.</remarks>
static class TextFormat
{
    /// <summary>Most decimals that a clause may ask for.</summary>
    public const int MaxDecimals = 1000;

    const int DefaultDecimals = 6;

    /// <summary>As of the versions 1 to 3 of the library.</summary>
    public static CelValue Localized(CelValue format, CelValue arguments) => Format(format, arguments, LocalizedFormat.Instance);

    /// <summary>As of the versions from 4.</summary>
    public static CelValue Plain(CelValue format, CelValue arguments) => Format(format, arguments, PlainFormat.Instance);

    static CelValue Format(CelValue format, CelValue arguments, FormatStyle style)
    {
        if (format.AsString is not { } text || arguments.AsList is not { } values)
            return Failures.Mismatch("format", format, arguments);
        var built = new StringBuilder();
        var used = 0;
        var rest = text.AsSpan();
        for (var mark = rest.IndexOf('%'); mark >= 0; mark = rest.IndexOf('%'))
        {
            built.Append(rest[..mark]);
            rest = rest[(mark + 1)..];
            if (rest is ['%', ..])
            {
                built.Append('%');
                rest = rest[1..];
                continue;
            }

            if (Problem(rest, used, values.Count) is { } problem)
                return Failures.Invalid(problem);
            var filled = Fill(ref rest, values[used++], style);
            if (filled.AsString is not { } part)
                return filled;
            built.Append(part);
            if (built.Length > CelLimits.MaxBuiltLength)
                return Failures.TooLong;
        }

        built.Append(rest);
        return built.Length > CelLimits.MaxBuiltLength ? Failures.TooLong : CelValue.String(built.ToString());
    }

    static string? Problem(ReadOnlySpan<char> rest, int used, int count)
    {
        if (used >= count)
            return $"index {used} out of range";
        return rest.IsEmpty ? "unexpected end of string" : null;
    }

    /// <summary>Reads a clause, without its percent sign, and fills it.</summary>
    static CelValue Fill(ref ReadOnlySpan<char> rest, CelValue value, FormatStyle style)
    {
        if (value.IsError)
            return value;
        if (ReadDecimals(ref rest, out var decimals) is { } problem)
            return Failures.Invalid($"could not parse formatting clause: error while parsing precision: {problem}");
        var verb = rest[0];
        rest = rest[1..];
        var filled = verb switch
        {
            's' => style.Text(value),
            'd' => style.Decimal(value),
            'f' => style.Fixed(value, decimals),
            'e' => style.Scientific(value, decimals),
            'b' => FormatStyle.Binary(value),
            'x' or 'X' => FormatStyle.Hexadecimal(value, verb == 'X'),
            'o' => FormatStyle.Octal(value),
            _ => CelValue.Null,
        };
        if (filled.IsNull)
            return Failures.Invalid($"could not parse formatting clause: unrecognized formatting clause \"{verb}\"");
        return filled.AsError is { IsFatal: false } error ? Failures.Invalid($"error during formatting: {error.Message}") : filled;
    }

    static string? ReadDecimals(ref ReadOnlySpan<char> rest, out int decimals)
    {
        decimals = DefaultDecimals;
        if (rest is not ['.', ..])
            return null;
        var length = rest[1..].IndexOfAnyExceptInRange('0', '9');
        if (length < 0)
            return "could not find end of precision specifier";
        var digits = rest.Slice(1, length);
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out decimals))
            return $"error while converting precision to integer: \"{digits}\" is not a number";
        rest = rest[(length + 1)..];
        return decimals > MaxDecimals ? $"precision {decimals} is more than {MaxDecimals}" : null;
    }
}
