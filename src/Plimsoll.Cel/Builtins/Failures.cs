using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>The errors that more than one function answers, with cel-go's texts.</summary>
static class Failures
{
    public static CelValue IntOverflow => CelValue.Error(CelErrorKind.Overflow, "integer overflow");

    public static CelValue UintOverflow => CelValue.Error(CelErrorKind.Overflow, "unsigned integer overflow");

    public static CelValue DurationOverflow => CelValue.Error(CelErrorKind.Overflow, "duration overflow");

    public static CelValue TimestampOverflow => CelValue.Error(CelErrorKind.Overflow, "timestamp overflow");

    public static CelValue DivisionByZero => CelValue.Error(CelErrorKind.DivisionByZero, "division by zero");

    public static CelValue ModulusByZero => CelValue.Error(CelErrorKind.DivisionByZero, "modulus by zero");

    public static CelValue TooLong =>
        CelValue.Error(CelErrorKind.SizeLimit, $"a text or bytes of more than {CelLimits.MaxBuiltLength} units would be built");

    public static CelValue TooManyItems =>
        CelValue.Error(CelErrorKind.SizeLimit, $"a list or map of more than {CelLimits.MaxBuiltItems} items would be built");

    public static CelValue TooDeep =>
        CelValue.Error(CelErrorKind.SizeLimit, $"a value has more than {CelLimits.MaxValueDepth} levels of lists, maps and optionals");

    /// <summary>A value that was just built, unless it is too deep or has too many parts: parts that it shares count each time.</summary>
    public static CelValue Built(CelReference value)
    {
        if (value.Depth > CelLimits.MaxValueDepth)
            return TooDeep;
        return value.Parts > CelLimits.MaxBuiltItems ? TooManyItems : CelValue.Of(value);
    }

    public static CelValue Invalid(string message) => CelValue.Error(CelErrorKind.InvalidArgument, message);

    public static CelValue IndexOutOfRange(long index) => CelValue.Error(CelErrorKind.IndexOutOfRange, $"index out of range: {index}");

    public static CelValue Conversion(string from, string to) => Invalid($"type conversion error from '{from}' to '{to}'");

    /// <summary>The first argument that is an error; else that the function has no such signature.</summary>
    public static CelValue Mismatch(string function, CelValue first) => first.IsError ? first : CelValue.NoSuchOverload(function);

    /// <inheritdoc cref="Mismatch(string, CelValue)"/>
    public static CelValue Mismatch(string function, CelValue first, CelValue second) =>
        first.IsError ? first : Mismatch(function, second);

    /// <inheritdoc cref="Mismatch(string, CelValue)"/>
    public static CelValue Mismatch(string function, ReadOnlySpan<CelValue> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.IsError)
                return argument;
        }

        return CelValue.NoSuchOverload(function);
    }
}
