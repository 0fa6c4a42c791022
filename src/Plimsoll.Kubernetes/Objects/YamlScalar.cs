using System.Globalization;
using System.Text.RegularExpressions;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>The type of a plain YAML scalar, as kubectl reads it.</summary>
/// <remarks>
/// The rules are those of sigs.k8s.io/yaml, which reads by goyaml.v2 (<c>resolve.go</c>): YAML 1.1 booleans with
/// <c>y</c>, <c>n</c>, <c>yes</c>, <c>no</c>, <c>on</c>, <c>off</c> in three cases; <c>0777</c> and <c>0o777</c> octal,
/// <c>0x</c>, <c>0b</c>, underscores in numbers; no base 60; dates stay text in JSON.
/// </remarks>
static partial class YamlScalar
{
    const string LongTag = "tag:yaml.org,2002:";

    /// <summary>The type and the 64 bits of the value.</summary>
    /// <param name="text">The text, escapes resolved.</param>
    /// <param name="isPlain">Whether it was written without quotes and not as a block.</param>
    /// <param name="tag">The explicit tag; empty where there is none.</param>
    public static (ScalarKind Kind, long Bits)? Resolve(string text, bool isPlain, string tag)
    {
        if (tag.Length == 0)
            return isPlain ? Plain(text) : (ScalarKind.String, 0);

        var found = Plain(text);
        return tag.StartsWith(LongTag, StringComparison.Ordinal) ? tag[LongTag.Length..] switch
        {
            "null" => Only(found, ScalarKind.Null),
            "bool" => Only(found, ScalarKind.Boolean),
            "int" => Only(found, ScalarKind.Integer),
            "float" => found.Kind == ScalarKind.Integer
                ? (ScalarKind.Float, BitConverter.DoubleToInt64Bits(found.Bits))
                : Only(found, ScalarKind.Float),
            _ => (ScalarKind.String, 0),
        }
        : (ScalarKind.String, 0);
    }

    static (ScalarKind, long)? Only((ScalarKind Kind, long Bits) found, ScalarKind wanted) =>
        found.Kind == wanted ? found : null;

    static (ScalarKind Kind, long Bits) Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => (ScalarKind.Null, 0),
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "y" or "Y" =>
            (ScalarKind.Boolean, 1),
        "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" or "n" or "N" =>
            (ScalarKind.Boolean, 0),
        ".nan" or ".NaN" or ".NAN" => Float(double.NaN),
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => Float(double.PositiveInfinity),
        "-.inf" or "-.Inf" or "-.INF" => Float(double.NegativeInfinity),
        [(>= '0' and <= '9') or '+' or '-' or '.', ..] => Number(text),
        _ => (ScalarKind.String, 0),
    };

    static (ScalarKind Kind, long Bits) Number(string text)
    {
        if (text.Length > MaxNumberLength)
            return (ScalarKind.String, 0);
        var plain = text[0] == '.' ? text : text.Replace("_", "", StringComparison.Ordinal);
        if (text[0] != '.' && Integer(plain) is { } integer)
            return (ScalarKind.Integer, integer);
        return DecimalNumber().IsMatch(plain)
            ? Float(double.Parse(plain, NumberStyles.Float, CultureInfo.InvariantCulture))
            : (ScalarKind.String, 0);
    }

    static long? Integer(ReadOnlySpan<char> text)
    {
        var negative = text[0] == '-';
        var digits = text[0] is '-' or '+' ? text[1..] : text;
        var (radix, rest) = digits switch
        {
            ['0', 'x' or 'X', .. var tail] => (16, tail.ToString()),
            ['0', 'o' or 'O', .. var tail] => (8, tail.ToString()),
            ['0', 'b' or 'B', .. var tail] => (2, tail.ToString()),
            ['0', _, ..] => (8, digits[1..].ToString()),
            _ => (10, digits.ToString()),
        };
        if (rest.Length == 0)
            return null;

        Int128 value = 0;
        foreach (var digit in rest)
        {
            var number = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : radix;
            if (number >= radix)
                return null;
            value = (value * radix) + number;
            if (value > (Int128)long.MaxValue + 1)
                return null;
        }

        value = negative ? -value : value;
        return value >= long.MinValue && value <= long.MaxValue ? (long)value : null;
    }

    static (ScalarKind Kind, long Bits) Float(double value) => (ScalarKind.Float, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A longer run of digits is an identifier, not a number that anybody computes with.</summary>
    const int MaxNumberLength = 128;

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DecimalNumber();
}
