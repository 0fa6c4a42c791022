using System.Buffers;
using System.Globalization;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>Reads the text of IP addresses, zones included.</summary>
/// <remarks>Behaves as ParseAddr of Go's net/netip, its messages included. RFC 4291 section 2.2.</remarks>
static class IpText
{
    const int Fields = 8;

    static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    public static bool TryRead(ReadOnlySpan<char> text, out UInt128 bits, out bool isV4, out bool hasZone, out string error)
    {
        (bits, hasZone, isV4) = (default, false, false);
        var first = text.IndexOfAny('.', ':', '%');
        if (first < 0 || text[first] == '%')
            return Fail(text, first < 0 ? "unable to parse IP" : "missing IPv6 address", default, out error);
        isV4 = text[first] == '.';
        if (!isV4)
            return TryReadV6(text, out bits, out hasZone, out error);
        if (TryReadV4(text, out var v4, out var problem, out var rest))
            (bits, error) = (v4, "");
        else
            Fail(text, problem, rest, out error);
        return error.Length == 0;
    }

    static bool TryReadV4(ReadOnlySpan<char> text, out uint bits, out string problem, out ReadOnlySpan<char> rest)
    {
        (bits, problem) = (0, "");
        rest = default;
        var (value, digits, dots) = (0u, 0, 0);
        for (var i = 0; i < text.Length && problem.Length == 0; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                problem = digits == 1 && value == 0 ? "IPv4 field has octet with leading zero" : "";
                value = (value * 10) + text[i] - '0';
                digits++;
                if (problem.Length == 0 && value > byte.MaxValue)
                    problem = "IPv4 field has value >255";
            }
            else if (text[i] != '.')
            {
                problem = "unexpected character";
                rest = text[i..];
            }
            else if (digits == 0 || i == text.Length - 1)
            {
                problem = "IPv4 field must have at least one digit";
                rest = text[i..];
            }
            else
            {
                problem = ++dots > 3 ? "IPv4 address too long" : "";
                (bits, value, digits) = ((bits << 8) | value, 0, 0);
            }
        }

        bits = (bits << 8) | value;
        if (problem.Length == 0 && dots < 3)
            problem = "IPv4 address too short";
        return problem.Length == 0;
    }

    static bool TryReadV6(ReadOnlySpan<char> text, out UInt128 bits, out bool hasZone, out string error)
    {
        bits = default;
        var zone = text.IndexOf('%');
        hasZone = zone >= 0;
        if (zone == text.Length - 1)
            return Fail(text, "zone must be a non-empty string", default, out error);
        var rest = hasZone ? text[..zone] : text;
        Span<ushort> fields = stackalloc ushort[Fields];
        var (count, gap) = (0, -1);
        if (rest.StartsWith("::"))
        {
            gap = 0;
            rest = rest[2..];
        }

        while (count < Fields && rest.Length > 0)
        {
            if (!TryReadField(fields, ref count, gap, ref rest, out var problem) || !TryReadColon(ref rest, count, ref gap, out problem))
                return Fail(text, problem, rest, out error);
        }

        if (rest.Length > 0)
            return Fail(text, "trailing garbage after address", rest, out error);
        if (count == Fields && gap >= 0)
            return Fail(text, "the :: must expand to at least one field of zeros", default, out error);
        if (count < Fields && gap < 0)
            return Fail(text, "address string too short", default, out error);
        bits = Join(fields, count, gap);
        error = "";
        return true;
    }

    static UInt128 Join(ReadOnlySpan<ushort> fields, int count, int gap)
    {
        UInt128 bits = default;
        for (var i = 0; i < Fields; i++)
        {
            var missing = gap >= 0 && i >= gap ? Fields - count : 0;
            var field = i < gap || gap < 0 ? fields[i] : i < gap + missing ? (ushort)0 : fields[i - missing];
            bits = (bits << 16) | field;
        }

        return bits;
    }

    /// <summary>One field of hexadecimal digits, or the IPv4 address at the end.</summary>
    static bool TryReadField(scoped Span<ushort> fields, ref int count, int gap, ref ReadOnlySpan<char> rest, out string problem)
    {
        var length = rest.IndexOfAnyExcept(HexDigits);
        if (length < 0)
            length = rest.Length;
        var isTooLarge = rest[..length].TrimStart('0').Length > 4;
        problem = isTooLarge ? "IPv6 field has value >=2^16" : length == 0 ? "each colon-separated field must have at least one digit" : "";
        if (problem.Length > 0)
            return false;
        if (length < rest.Length && rest[length] == '.')
            return TryReadEmbedded(fields, ref count, gap, ref rest, out problem);
        // The last four digits say it all: before them stand zeros.
        fields[count++] = ushort.Parse(rest[Math.Max(0, length - 4)..length], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        rest = rest[length..];
        return true;
    }

    static bool TryReadEmbedded(scoped Span<ushort> fields, ref int count, int gap, ref ReadOnlySpan<char> rest, out string problem)
    {
        problem = "";
        if (gap < 0 && count != Fields - 2)
            problem = "embedded IPv4 address must replace the final 2 fields of the address";
        else if (count > Fields - 2)
            problem = "too many hex fields to fit an embedded IPv4 at the end of the address";
        if (problem.Length > 0)
            return false;
        if (!TryReadV4(rest, out var v4, out var inner, out var at))
        {
            Fail(rest, inner, at, out problem);
            return false;
        }

        fields[count++] = (ushort)(v4 >> 16);
        fields[count++] = (ushort)v4;
        rest = default;
        return true;
    }

    /// <summary>What stands between two fields: a colon, or two for the zeros left out; nothing at the end.</summary>
    static bool TryReadColon(ref ReadOnlySpan<char> rest, int count, ref int gap, out string problem)
    {
        problem = "";
        if (rest.IsEmpty)
            return true;
        if (rest[0] != ':')
            problem = "unexpected character, want colon";
        else if (rest.Length == 1)
            problem = "colon must be followed by more characters";
        if (problem.Length > 0)
            return false;
        rest = rest[1..];
        if (rest[0] != ':')
            return true;
        if (gap >= 0)
        {
            problem = "multiple :: in address";
            return false;
        }

        gap = count;
        rest = rest[1..];
        return true;
    }

    static bool Fail(ReadOnlySpan<char> text, string problem, ReadOnlySpan<char> at, out string error)
    {
        error = $"ParseAddr({QuotedText.Of(text)}): {problem}";
        if (!at.IsEmpty)
            error += $" (at {QuotedText.Of(at)})";
        return false;
    }

}
