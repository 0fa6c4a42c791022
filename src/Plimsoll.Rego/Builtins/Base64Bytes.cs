namespace Plimsoll.Rego.Builtins;

/// <summary>Reads Base64 as Go does: line ends are skipped, the padding must be there, and nothing after it.</summary>
/// <remarks>RFC 4648 sections 4 and 5; https://pkg.go.dev/encoding/base64.</remarks>
static class Base64Bytes
{
    /// <summary>The bytes; <c>null</c> where the text is none of Base64.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isUrl">Whether <c>-</c> and <c>_</c> stand for 62 and 63.</param>
    /// <param name="at">Where the mistake is, from 0.</param>
    public static byte[]? Decode(string text, bool isUrl, out int at)
    {
        var bytes = new List<byte>(text.Length * 3 / 4);
        int collected = 0, count = 0, padding = 0;
        for (at = 0; at < text.Length; at++)
        {
            var unit = text[at];
            if (unit is '\r' or '\n')
                continue;
            if (unit == '=')
            {
                if (count + padding < 2 || count == 4 || ++padding + count > 4 || count == 0)
                    return null;
                continue;
            }

            var digit = DigitOf(unit, isUrl);
            if (digit < 0 || padding > 0)
                return null;
            collected = (collected << 6) | digit;
            if (++count < 4)
                continue;
            bytes.Add((byte)(collected >> 16));
            bytes.Add((byte)(collected >> 8));
            bytes.Add((byte)collected);
            (collected, count) = (0, 0);
        }

        if (count == 0 && padding == 0)
            return [.. bytes];
        if (count + padding != 4 || count < 2)
            return null;
        bytes.Add((byte)(count == 2 ? collected >> 4 : collected >> 10));
        if (count == 3)
            bytes.Add((byte)(collected >> 2));
        return [.. bytes];
    }

    /// <summary>The text with the padding that it may lack.</summary>
    public static string PaddedUrl(string text) =>
        text.Contains('=', StringComparison.Ordinal) || text.Length % 4 is 0 or 1 ? text : text.PadRight((text.Length + 3) / 4 * 4, '=');

    static int DigitOf(char unit, bool isUrl) => unit switch
    {
        >= 'A' and <= 'Z' => unit - 'A',
        >= 'a' and <= 'z' => unit - 'a' + 26,
        >= '0' and <= '9' => unit - '0' + 52,
        '+' when !isUrl => 62,
        '/' when !isUrl => 63,
        '-' when isUrl => 62,
        '_' when isUrl => 63,
        _ => -1,
    };
}
