using System.Buffers;
using System.Globalization;
using System.Text;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>Percent escapes, by the part of a URL in which they stand. All text here is bytes, one in each character.</summary>
/// <remarks>RFC 3986, as Go's net/url reads it.</remarks>
static class UrlEscapes
{
    const string Unreserved = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~";

    static readonly SearchValues<char> PathPlain = SearchValues.Create($"{Unreserved}$&+,/:;=@");
    static readonly SearchValues<char> PathAccepted = SearchValues.Create($"{Unreserved}$&+,/:;=@!'()*[]%");
    static readonly SearchValues<char> HostPlain = SearchValues.Create($"{Unreserved}!$&'()*+,;=:[]<>\"");
    static readonly SearchValues<char> UserPlain = SearchValues.Create($"{Unreserved}$&+,;=");
    static readonly SearchValues<char> FragmentPlain = SearchValues.Create($"{Unreserved}$&+,/:;=?@!()*");
    static readonly SearchValues<char> FragmentAccepted = SearchValues.Create($"{Unreserved}$&+,/:;=?@!'()*[]%");

    public static string EscapeUser(string text) => Escape(text, UserPlain);

    public static string EscapeHost(string text) => Escape(text, HostPlain);

    /// <summary>The path as it was written, where it may be written so; else escaped anew.</summary>
    public static string CanonicalPath(string written, string plain) =>
        !written.AsSpan().ContainsAnyExcept(PathAccepted) ? written : plain == "*" ? plain : Escape(plain, PathPlain);

    /// <summary>The fragment as it was written, where it may be written so; else escaped anew.</summary>
    public static string CanonicalFragment(string written, string plain) =>
        !written.AsSpan().ContainsAnyExcept(FragmentAccepted) ? written : Escape(plain, FragmentPlain);

    /// <summary>Text without its escapes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="part">Where it stands.</param>
    /// <param name="plain">The text without escapes.</param>
    /// <param name="error">What is wrong; empty where nothing is.</param>
    public static bool TryUnescape(string text, UrlPart part, out string plain, out string error)
    {
        (plain, error) = ("", "");
        var built = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length && error.Length == 0; i++)
        {
            var letter = text[i];
            if (letter == '%')
            {
                error = CheckEscape(text.AsSpan(i), part);
                if (error.Length == 0)
                    built.Append(ValueOf(text.AsSpan(i + 1, 2)));
                i += 2;
            }
            else if (part is UrlPart.Host or UrlPart.Zone && letter < 0x80 && !HostPlain.Contains(letter))
            {
                error = $"invalid character {QuotedText.Of([letter])} in host name";
            }
            else
            {
                built.Append(letter == '+' && part == UrlPart.Query ? ' ' : letter);
            }
        }

        plain = built.ToString();
        return error.Length == 0;
    }

    static string CheckEscape(ReadOnlySpan<char> escape, UrlPart part)
    {
        var isWhole = escape is [_, var high, var low, ..] && char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low);
        if (isWhole && (escape[..3] is "%25" || part is not (UrlPart.Host or UrlPart.Zone)))
            return "";
        var value = isWhole ? ValueOf(escape[1..3]) : '\0';
        var isAllowed = isWhole && (part == UrlPart.Host ? value >= 0x80 : value == ' ' || HostPlain.Contains(value));
        return isAllowed ? "" : $"invalid URL escape {QuotedText.Of(escape[..Math.Min(3, escape.Length)])}";
    }

    static char ValueOf(ReadOnlySpan<char> digits) => (char)byte.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    static string Escape(string text, SearchValues<char> plain)
    {
        if (!text.AsSpan().ContainsAnyExcept(plain))
            return text;
        var escaped = new StringBuilder(text.Length * 2);
        foreach (var letter in text)
        {
            if (plain.Contains(letter))
                escaped.Append(letter);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"%{(int)letter:X2}");
        }

        return escaped.ToString();
    }
}

/// <summary>A part of a URL, by how escapes are read in it.</summary>
enum UrlPart
{
    Path,
    Host,
    Zone,
    User,
    Query,
    Fragment,
}
