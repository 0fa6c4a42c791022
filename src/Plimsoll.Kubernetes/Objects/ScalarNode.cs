using System.Globalization;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>A string, a boolean, a number or null.</summary>
public sealed class ScalarNode : ObjectNode
{
    /// <summary>The largest whole number up to which a double holds every one: 2^53.</summary>
    const double MaxExactInteger = 9_007_199_254_740_992;

    readonly long _bits;

    internal ScalarNode(string file, int line, int column, ScalarKind kind, string text, long bits, ScalarStyle style)
        : base(file, line, column) => (Kind, Text, _bits, Style) = (kind, text, bits, style);

    /// <summary>Its type.</summary>
    public ScalarKind Kind { get; }

    /// <summary>How it is written.</summary>
    public ScalarStyle Style { get; }

    /// <summary>The text as written, without quotes and with escapes resolved.</summary>
    public string Text { get; }

    /// <summary>The value; <c>null</c> where it is no boolean.</summary>
    public bool? Boolean => Kind == ScalarKind.Boolean ? _bits != 0 : null;

    /// <summary>The value; <c>null</c> where it is no whole number. <c>1e3</c> is one, as in JSON.</summary>
    public long? Integer => Kind switch
    {
        ScalarKind.Integer => _bits,
        ScalarKind.Float when BitConverter.Int64BitsToDouble(_bits) is var number
            && double.IsInteger(number) && Math.Abs(number) <= MaxExactInteger => (long)number,
        _ => null,
    };

    /// <summary>The value; <c>null</c> where it is no number.</summary>
    public double? Number => Kind switch
    {
        ScalarKind.Integer => _bits,
        ScalarKind.Float => BitConverter.Int64BitsToDouble(_bits),
        _ => null,
    };

    /// <summary>The value; <c>null</c> where it is no string.</summary>
    public string? String => Kind == ScalarKind.String ? Text : null;

    /// <summary>The value as the name of a JSON member, as Kubernetes turns YAML keys into JSON ones.</summary>
    internal string MemberName => Kind switch
    {
        ScalarKind.Boolean => _bits != 0 ? "true" : "false",
        ScalarKind.Integer => _bits.ToString(CultureInfo.InvariantCulture),
        ScalarKind.Float => BitConverter.Int64BitsToDouble(_bits).ToString("R", CultureInfo.InvariantCulture),
        _ => Text,
    };
}
