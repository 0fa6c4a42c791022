using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Plimsoll.Rego.Builtins;

/// <summary>Base64 as Go's encoding/base64 reads it: line ends anywhere, padding demanded, the place of the first mistake told.</summary>
/// <remarks>RFC 4648 sections 4 and 5; https://pkg.go.dev/encoding/base64.</remarks>
static class GoBase64
{
    /// <summary>Longest text that is decoded, in characters.</summary>
    public const int MaxTextLength = 16 * 1024 * 1024;

    /// <summary>Decodes a text of the usual alphabet.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">What it stands for.</param>
    /// <param name="mistake">What is wrong with it.</param>
    /// <returns>Whether it is well-formed.</returns>
    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out string? mistake) =>
        TryDecode(text, isUrl: false, out bytes, out mistake);

    /// <summary>Decodes a text of the alphabet for URLs, whose padding may be left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">What it stands for.</param>
    /// <param name="mistake">What is wrong with it.</param>
    /// <returns>Whether it is well-formed.</returns>
    public static bool TryDecodeUrl(string text, [NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out string? mistake)
    {
        (bytes, mistake) = (null, null);
        if (text.EndsWith('='))
            return TryDecode(text, isUrl: true, out bytes, out mistake);
        var padding = (text.Length % 4) switch
        {
            0 => "",
            2 => "==",
            3 => "=",
            _ => null,
        };
        if (padding is not null)
            return TryDecode(text + padding, isUrl: true, out bytes, out mistake);
        mistake = "illegal base64url string";
        return false;
    }

    /// <summary>The text of bytes in the alphabet for URLs, without padding.</summary>
    /// <param name="bytes">The bytes.</param>
    public static string EncodeUrl(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    static bool TryDecode(string text, bool isUrl, [NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out string? mistake)
    {
        bytes = null;
        if (text.Length > MaxTextLength)
        {
            mistake = $"base64 text is longer than {MaxTextLength} characters";
            return false;
        }

        var decoder = new Decoder(text, isUrl);
        mistake = decoder.Run() is { } place ? $"illegal base64 data at input byte {place}" : null;
        if (mistake is null)
            bytes = decoder.Bytes;
        return mistake is null;
    }

    ref struct Decoder(ReadOnlySpan<char> text, bool isUrl)
    {
        readonly ReadOnlySpan<char> _text = text;
        readonly byte[] _bytes = new byte[(text.Length / 4 * 3) + 3];
        int _written;
        int _at;

        public readonly byte[] Bytes => _bytes[.._written];

        /// <summary>Decodes; the place of a mistake, or <c>null</c>.</summary>
        public int? Run()
        {
            while (true)
            {
                int group = 0, count = 0;
                while (count < 4)
                {
                    if (_at == _text.Length)
                        return count == 0 ? null : _at - count;
                    var unit = _text[_at++];
                    var value = ValueOf(unit);
                    if (value >= 0)
                        (group, count) = ((group << 6) | value, count + 1);
                    else if (unit == '=')
                        return End(group, count);
                    else if (unit is not ('\r' or '\n'))
                        return _at - 1;
                }

                Write(group, 3);
            }
        }

        int? End(int group, int count)
        {
            if (count < 2)
                return _at - 1;
            if (count == 2)
            {
                SkipLineEnds();
                if (_at == _text.Length)
                    return _at;
                if (_text[_at++] != '=')
                    return _at - 1;
            }

            SkipLineEnds();
            if (_at < _text.Length)
                return _at;
            Write(group << (6 * (4 - count)), count - 1);
            return null;
        }

        void SkipLineEnds()
        {
            while (_at < _text.Length && _text[_at] is '\r' or '\n')
                _at++;
        }

        void Write(int group, int count)
        {
            for (var index = 0; index < count; index++)
                _bytes[_written++] = (byte)(group >> (16 - (8 * index)));
        }

        readonly int ValueOf(char unit) => unit switch
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
}
