using System.Security.Cryptography;
using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>Digests of texts, with and without a key: <c>crypto.md5</c>, <c>crypto.hmac.sha256</c> ...</summary>
/// <remarks>https://www.openpolicyagent.org/docs/policy-reference/builtins/crypto.</remarks>
static class Digests
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("crypto.hmac.equal", "string, string -> boolean", HmacEqual),
        new("crypto.hmac.md5", "string, string -> string", (call, text, key) => Hmac(call, text, key, HMACMD5.HashData)),
        new("crypto.hmac.sha1", "string, string -> string", (call, text, key) => Hmac(call, text, key, HMACSHA1.HashData)),
        new("crypto.hmac.sha256", "string, string -> string", (call, text, key) => Hmac(call, text, key, HMACSHA256.HashData)),
        new("crypto.hmac.sha512", "string, string -> string", (call, text, key) => Hmac(call, text, key, HMACSHA512.HashData)),
        new("crypto.md5", "string -> string", (call, text) => Hash(call, text, MD5.HashData)),
        new("crypto.sha1", "string -> string", (call, text) => Hash(call, text, SHA1.HashData)),
        new("crypto.sha256", "string -> string", (call, text) => Hash(call, text, SHA256.HashData)),
    ];

    static RegoString? Hash(BuiltinCall call, RegoValue given, Func<byte[], byte[]> hash)
    {
        if (!call.IsString(given, 1, out var text))
            return null;
        call.Charge(text.Length);
        return Hex(hash(Encoding.UTF8.GetBytes(text)));
    }

    static RegoString? Hmac(BuiltinCall call, RegoValue first, RegoValue second, Func<byte[], byte[], byte[]> hash)
    {
        if (!call.IsString(first, 1, out var text) || !call.IsString(second, 2, out var key))
            return null;
        call.Charge(text.Length + key.Length);
        return Hex(hash(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text)));
    }

    static RegoBoolean? HmacEqual(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsString(first, 1, out var left) || !call.IsString(second, 2, out var right))
            return null;
        call.Charge(left.Length);
        return RegoBoolean.Of(CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right)));
    }

    static RegoString Hex(byte[] digest) => new(Convert.ToHexStringLower(digest));
}
