using System.Numerics;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>A value as Go's <c>fmt</c> gets it from OPA: an integer, a big integer, a floating-point number or a text.</summary>
/// <remarks>A number is an integer where it is written as one: <c>1e3</c> and <c>1.0</c> are floating-point numbers.</remarks>
readonly struct GoArgument
{
    GoArgument(GoArgumentKind kind, BigInteger integer, double number, string text) =>
        (Kind, Integer, Number, Text) = (kind, integer, number, text);

    /// <summary>What it is.</summary>
    public GoArgumentKind Kind { get; }

    /// <summary>The integer, where it is one.</summary>
    public BigInteger Integer { get; }

    /// <summary>The floating-point number, where it is one.</summary>
    public double Number { get; }

    /// <summary>The text, where it is one; of an integer its digits.</summary>
    public string Text { get; }

    /// <summary>Go's name of its type.</summary>
    public string TypeName => Kind switch
    {
        GoArgumentKind.Integer => "int",
        GoArgumentKind.BigInteger => "*big.Int",
        GoArgumentKind.Number => "float64",
        _ => "string",
    };

    /// <summary>A value as an argument.</summary>
    /// <param name="call">What counts the work.</param>
    /// <param name="value">The value.</param>
    public static GoArgument Of(BuiltinCall call, RegoValue value)
    {
        switch (value)
        {
            case RegoString text:
                return new GoArgument(GoArgumentKind.Text, default, 0, text.Value);
            case RegoNumber number:
                return Of(number);
            default:
                TermSize.Charge(call, value);
                return new GoArgument(GoArgumentKind.Text, default, 0, value.ToString());
        }
    }

    static GoArgument Of(RegoNumber number)
    {
        var text = number.Text;
        if (!text.AsSpan().ContainsAny('.', 'e', 'E'))
        {
            if (number.TryGetInteger(out var integer))
                return new GoArgument(GoArgumentKind.Integer, integer, 0, text);
            if (number.TryGetBigInteger(out var big))
                return new GoArgument(GoArgumentKind.BigInteger, big, 0, text);
        }

        var nearest = number.ToDouble();
        return double.IsFinite(nearest)
            ? new GoArgument(GoArgumentKind.Number, default, nearest, text)
            : new GoArgument(GoArgumentKind.Text, default, 0, text);
    }
}
