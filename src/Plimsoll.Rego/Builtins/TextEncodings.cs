using System.Buffers.Text;
using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>Base64 and hexadecimal digits.</summary>
/// <remarks>RFC 4648.</remarks>
static class TextEncodings
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("base64.decode", "string -> string", (call, text) => Decode(call, text, isUrl: false)),
        new("base64.encode", "string -> string", (call, text) => Encode(call, text, Convert.ToBase64String)),
        new("base64.is_valid", "any -> boolean", IsValid),
        new("base64url.decode", "string -> string", (call, text) => Decode(call, text, isUrl: true)),
        new("base64url.encode", "string -> string", (call, text) => Encode(call, text, Padded)),
        new("base64url.encode_no_pad", "string -> string", (call, text) => Encode(call, text, bytes => Base64Url.EncodeToString(bytes))),
        new("hex.decode", "string -> string", DecodeHexadecimal),
        new("hex.encode", "string -> string", (call, text) => Encode(call, text, Convert.ToHexStringLower)),
    ];

    static RegoString? Encode(BuiltinCall call, RegoValue value, Func<byte[], string> encode)
    {
        if (!call.IsString(value, 1, out var text))
            return null;
        call.ChargeText(6L * text.Length);
        return new RegoString(encode(Encoding.UTF8.GetBytes(text)));
    }

    static string Padded(byte[] bytes)
    {
        var text = Base64Url.EncodeToString(bytes);
        return text.PadRight((text.Length + 3) / 4 * 4, '=');
    }

    static RegoValue? Decode(BuiltinCall call, RegoValue value, bool isUrl)
    {
        if (!call.IsString(value, 1, out var text))
            return null;
        call.ChargeText(text.Length);
        byte[]? bytes;
        string? mistake;
        var isDecoded = isUrl ? GoBase64.TryDecodeUrl(text, out bytes, out mistake) : GoBase64.TryDecode(text, out bytes, out mistake);
        return isDecoded ? new RegoString(CodePoints.FromUtf8(bytes)) : call.Fail(mistake ?? "illegal base64 data");
    }

    static RegoBoolean? IsValid(BuiltinCall call, RegoValue value)
    {
        if (value is not RegoString text)
            return RegoBoolean.False;
        call.ChargeText(text.Value.Length);
        return RegoBoolean.Of(GoBase64.TryDecode(text.Value, out _, out _));
    }

    static RegoValue? DecodeHexadecimal(BuiltinCall call, RegoValue value)
    {
        if (!call.IsString(value, 1, out var text))
            return null;
        call.ChargeText(text.Length);
        var bytes = new byte[text.Length / 2];
        if (text.Length % 2 != 0)
            return call.Fail("encoding/hex: odd length hex string");
        return Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            ? new RegoString(CodePoints.FromUtf8(bytes))
            : call.Fail("encoding/hex: invalid byte");
    }
}
