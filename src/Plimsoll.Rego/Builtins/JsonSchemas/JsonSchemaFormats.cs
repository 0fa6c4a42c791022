using System.Globalization;
using System.Net;
using System.Net.Mail;

namespace Plimsoll.Rego.Builtins.JsonSchemas;

/// <summary>Formats of texts in schemas.</summary>
/// <remarks>https://json-schema.org/draft-07/draft-handrews-json-schema-validation-01#rfc.section.7.3, as gojsonschema checks them.</remarks>
static class JsonSchemaFormats
{
    const int MaxHostLength = 255, MaxLabelLength = 63;

    /// <summary>Whether a text is of a format; of one that is not known every text is.</summary>
    /// <param name="call">The call.</param>
    /// <param name="format">The format.</param>
    /// <param name="text">The text.</param>
    public static bool Fits(BuiltinCall call, string format, string text)
    {
        call.Charge(text.Length);
        return format switch
        {
            "date" => IsDate(text),
            "time" => IsTime(text),
            "date-time" => IsDate(text) || IsTime(text) || IsMoment(text),
            "hostname" => IsHost(text),
            "email" or "idn-email" => MailAddress.TryCreate(text, out _),
            "ipv4" => IsAddress(text) && text.Contains('.', StringComparison.Ordinal),
            "ipv6" => IsAddress(text) && text.Contains(':', StringComparison.Ordinal),
            "uri" or "iri" => IsReference(text, out var hasScheme) && hasScheme,
            "uri-reference" or "iri-reference" => IsReference(text, out _),
            "uri-template" => IsReference(text, out _) && AreBracesBalanced(text),
            "uuid" => text.Length == 36 && Guid.TryParseExact(text, "D", out _),
            "regex" => text.Length == 0 || Patterns.TryCreate(call, text, out _, out _),
            "json-pointer" => IsPointer(text),
            "relative-json-pointer" => IsRelativePointer(text),
            _ => true,
        };
    }

    static bool IsDate(string text) =>
        text.Length == 10 && DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    static bool IsMoment(string text) => text.Length > 11 && text[10] == 'T' && IsDate(text[..10]) && IsTime(text[11..], isZoneDemanded: true);

    static bool IsTime(string text, bool isZoneDemanded = false)
    {
        if (text.Length < 8 || !TimeOnly.TryParseExact(text.AsSpan(0, 8), "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return false;
        var rest = text.AsSpan(8);
        if (rest is ['.' or ',', ..])
        {
            var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
            if (digits == 0 || rest.Length == 1)
                return false;
            rest = digits < 0 ? [] : rest[(1 + digits)..];
        }

        return rest switch
        {
            [] => !isZoneDemanded,
            ['Z'] => true,
            ['+' or '-', var h1, var h2, ':', var m1, var m2] => IsBelow(h1, h2, 24) && IsBelow(m1, m2, 60),
            _ => false,
        };
    }

    static bool IsBelow(char tens, char ones, int bound) =>
        char.IsAsciiDigit(tens) && char.IsAsciiDigit(ones) && ((tens - '0') * 10) + ones - '0' < bound;

    static bool IsHost(string text) => text.Length <= MaxHostLength && text.Split('.').All(label =>
        label.Length is > 0 and <= MaxLabelLength && label[0] != '-' && label[^1] != '-'
        && label.All(unit => unit == '-' || char.IsAsciiLetterOrDigit(unit)));

    static bool IsAddress(string text)
    {
        if (text.Contains(':', StringComparison.Ordinal))
            return !text.Contains('%', StringComparison.Ordinal) && !text.Contains('[', StringComparison.Ordinal) && IPAddress.TryParse(text, out _);
        var parts = text.Split('.');
        return parts.Length == 4 && parts.All(part => part.Length is > 0 and <= 3 && part.All(char.IsAsciiDigit)
            && (part.Length == 1 || part[0] != '0') && int.Parse(part, CultureInfo.InvariantCulture) <= byte.MaxValue);
    }

    /// <summary>Whether a text is a URI or a part of one, as Go's net/url reads it.</summary>
    static bool IsReference(string text, out bool hasScheme)
    {
        hasScheme = false;
        if (text.Any(unit => unit is < ' ' or '\x7f' or '\\') || !AreEscapesWhole(text))
            return false;
        var colon = text.AsSpan().IndexOf(':');
        var segment = text.AsSpan().IndexOfAny('/', '?', '#');
        if (colon < 0 || (segment >= 0 && segment < colon))
            return true;
        var scheme = text[..colon];
        hasScheme = scheme.Length > 0 && char.IsAsciiLetter(scheme[0])
            && scheme.All(unit => char.IsAsciiLetterOrDigit(unit) || unit is '+' or '-' or '.');
        return hasScheme;
    }

    static bool AreEscapesWhole(string text)
    {
        for (var index = text.IndexOf('%', StringComparison.Ordinal); index >= 0; index = text.IndexOf('%', index + 1))
        {
            if (index + 2 >= text.Length || !char.IsAsciiHexDigit(text[index + 1]) || !char.IsAsciiHexDigit(text[index + 2]))
                return false;
        }

        return true;
    }

    static bool AreBracesBalanced(string text)
    {
        var isOpen = false;
        foreach (var unit in text)
        {
            if (unit == '{' && isOpen)
                continue;
            if (unit == '{')
                isOpen = true;
            else if (unit == '}')
                isOpen = false;
        }

        return !isOpen;
    }

    static bool IsPointer(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text[0] != '/')
            return false;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '~' && (index + 1 == text.Length || text[index + 1] is not ('0' or '1')))
                return false;
        }

        return true;
    }

    static bool IsRelativePointer(string text)
    {
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var count = digits < 0 ? text.Length : digits;
        if (count == 0 || (count > 1 && text[0] == '0'))
            return false;
        return text.AsSpan(count) is "#" || IsPointer(text.AsSpan(count));
    }
}
