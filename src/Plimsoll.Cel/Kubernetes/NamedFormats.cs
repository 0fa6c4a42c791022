using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>The formats that Kubernetes names.</summary>
/// <remarks>k8s.io/apiserver/pkg/cel/library/format.go; k8s.io/kube-openapi/pkg/validation/strfmt.</remarks>
static class NamedFormats
{
    const int LabelPattern = 30;
    const int SubdomainPattern = 60;
    const int UriPattern = 1120;
    const int UuidPattern = 70;
    const int Base64Pattern = 84;
    const int DateTimePattern = 71;

    static readonly SearchValues<char> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    public static FrozenDictionary<string, NamedFormat> All { get; } = new NamedFormat[]
    {
        new("dns1123Label", LabelPattern, NameRules.OfLabel),
        new("dns1123Subdomain", SubdomainPattern, NameRules.OfSubdomain),
        new("dns1035Label", LabelPattern, NameRules.OfOldLabel),
        new("qualifiedName", SubdomainPattern, NameRules.OfQualifiedName),
        new("dns1123LabelPrefix", LabelPattern, NameRules.Prefix(NameRules.OfLabel)),
        new("dns1123SubdomainPrefix", SubdomainPattern, NameRules.Prefix(NameRules.OfSubdomain)),
        new("dns1035LabelPrefix", LabelPattern, NameRules.Prefix(NameRules.OfOldLabel)),
        new("labelValue", 40, NameRules.OfLabelValue),
        new("uri", UriPattern, text => UrlValue.IsRequestUri(text, out var error) ? [] : [error]),
        new("uuid", UuidPattern, text => IsUuid(text) ? [] : ["does not match the UUID format"]),
        new("byte", Base64Pattern, text => IsBase64(text) ? [] : ["invalid base64"]),
        new("date", DateTimePattern, text => IsDate(text) ? [] : ["invalid date"]),
        new("datetime", DateTimePattern, text => IsDateTime(text) ? [] : ["invalid datetime"]),
    }.ToFrozenDictionary(format => format.Name, StringComparer.Ordinal);

    /// <summary>Five groups of hexadecimal digits; each hyphen may be missing.</summary>
    static bool IsUuid(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<int> lengths = [8, 4, 4, 4, 12];
        for (var i = 0; i < lengths.Length; i++)
        {
            var length = lengths[i];
            if (i > 0 && text is ['-', ..])
                text = text[1..];
            if (text.Length < length || !AreHex(text[..length]))
                return false;
            text = text[length..];
        }

        return text.IsEmpty;
    }

    static bool AreHex(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (!char.IsAsciiHexDigit(letter))
                return false;
        }

        return true;
    }

    /// <summary>Groups of four, the last one padded; not empty.</summary>
    static bool IsBase64(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length % 4 != 0)
            return false;
        var padding = text.EndsWith("==") ? 2 : text is [.., '='] ? 1 : 0;
        return !text[..^padding].ContainsAnyExcept(Base64);
    }

    static bool IsDate(ReadOnlySpan<char> text) => text is [_, _, _, _, '-', _, _, '-', _, _]
        && TryReadNumber(text[..4], out var year) && TryReadNumber(text[5..7], out var month) && TryReadNumber(text[8..], out var day)
        && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year == 0 ? 4 : year, month);

    /// <summary>A date and a time with a zone; the hours of the zone are not limited, what precedes the fraction may be anything.</summary>
    static bool IsDateTime(string text)
    {
        var parts = text.ToLowerInvariant().Split('t');
        if (parts.Length < 2 || !IsDate(parts[0]))
            return false;
        var time = parts[1].AsSpan();
        if (time is not [_, _, ':', _, _, ':', _, _, ..] || !AreWithin(time[..2], time[3..5], time[6..8], 23))
            return false;
        var rest = time[8..];
        if (rest is [_, >= '0' and <= '9', ..] and not ['+' or '-', _, _, ':', _, _])
            rest = rest[1..].TrimStart("0123456789");
        return rest is ['z'] || (rest is ['+' or '-', _, _, ':', _, _] && TryReadNumber(rest[1..3], out _) && TryReadNumber(rest[4..], out _));
    }

    static bool AreWithin(ReadOnlySpan<char> hours, ReadOnlySpan<char> minutes, ReadOnlySpan<char> seconds, int maxHours) =>
        TryReadNumber(hours, out var hour) && TryReadNumber(minutes, out var minute) && TryReadNumber(seconds, out var second)
        && hour <= maxHours && minute <= 59 && second <= 59;

    static bool TryReadNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
