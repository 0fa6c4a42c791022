using System.Globalization;
using System.Numerics;
using Plimsoll.Rego.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Plimsoll.Rego.Builtins;

/// <summary>What a scalar of YAML means.</summary>
/// <remarks>YAML 1.1 as goyaml.v2 reads it: <c>yes</c>, <c>on</c> and <c>y</c> are booleans, <c>017</c> and <c>0o17</c> octal, dates texts.</remarks>
static class YamlScalars
{
    const string TagPrefix = "tag:yaml.org,2002:";

    /// <summary>The value; <c>null</c> where it does not fit the tag, or is no value of JSON.</summary>
    public static RegoValue? Resolve(Scalar scalar)
    {
        var tag = scalar.Tag.IsEmpty ? "" : scalar.Tag.Value;
        if (tag.Length == 0)
            return scalar.Style == ScalarStyle.Plain ? Plain(scalar.Value) : new RegoString(scalar.Value);
        var kind = tag.StartsWith(TagPrefix, StringComparison.Ordinal) ? tag[TagPrefix.Length..] : "";
        var found = kind is "null" or "bool" or "int" or "float" ? Plain(scalar.Value) : null;
        return kind switch
        {
            "null" => found as RegoNull,
            "bool" => found as RegoBoolean,
            "int" => found is RegoNumber { IsInteger: true } ? found : null,
            "float" => found as RegoNumber,
            _ => new RegoString(scalar.Value),
        };
    }

    /// <summary>Whether a text without quotation marks would be read as itself.</summary>
    public static bool IsText(string text) => Plain(text) is RegoString;

    static RegoValue? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => RegoNull.Value,
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "y" or "Y" => RegoBoolean.True,
        "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" or "n" or "N" => RegoBoolean.False,
        ".nan" or ".NaN" or ".NAN" or ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" or "-.inf" or "-.Inf" or "-.INF" => null,
        [(>= '0' and <= '9') or '+' or '-' or '.', ..] => Number(text) ?? (RegoValue)new RegoString(text),
        _ => new RegoString(text),
    };

    static RegoNumber? Number(string text)
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        var sign = plain.StartsWith('-') ? -1 : 1;
        var digits = plain is ['-' or '+', ..] ? plain[1..] : plain;
        if (WithBase(digits) is { } integer)
            return RegoNumber.Of(sign * integer);
        if (digits.Length == 0 || !(char.IsAsciiDigit(digits[0]) || (digits[0] == '.' && digits.Length > 1 && char.IsAsciiDigit(digits[1]))))
            return null;
        return Casts.CanonicalNumber(plain) is { } number && (number.IsInteger || double.IsFinite(number.ToDouble())) ? number : null;
    }

    static BigInteger? WithBase(string digits) => digits switch
    {
        ['0', 'x' or 'X', .. var rest] => Parse(rest, NumberStyles.AllowHexSpecifier),
        ['0', 'b' or 'B', .. var rest] => Parse(rest, NumberStyles.AllowBinarySpecifier),
        ['0', 'o', .. var rest] => Octal(rest),
        ['0', _, ..] => Octal(digits),
        _ => null,
    };

    // A zero in front keeps the first digit from being a sign.
    static BigInteger? Parse(string digits, NumberStyles style) =>
        digits.Length is > 0 and <= 64 && BigInteger.TryParse("0" + digits, style, CultureInfo.InvariantCulture, out var value) ? value : null;

    static BigInteger? Octal(string digits)
    {
        if (digits.Length is 0 or > 22)
            return null;
        BigInteger value = 0;
        foreach (var digit in digits)
        {
            if (digit is < '0' or > '7')
                return null;
            value = value * 8 + (digit - '0');
        }

        return value;
    }
}
