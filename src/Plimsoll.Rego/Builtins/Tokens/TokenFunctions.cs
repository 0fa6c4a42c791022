using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Tokens;

/// <summary>JSON Web Tokens: <c>io.jwt.decode</c>, <c>io.jwt.verify_rs256</c> ...</summary>
/// <remarks>https://www.openpolicyagent.org/docs/policy-reference/builtins/tokens.</remarks>
static class TokenFunctions
{
    const string Decoded = "object[any: any], object[any: any]";

    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("io.jwt.decode", $"string -> array<{Decoded}, string>", Decode),
        new("io.jwt.decode_verify", $"string, object[string: any] -> array<boolean, {Decoded}>", TokenVerification.Run) { IsImpure = true },
        new("io.jwt.encode_sign", "object[string: any], object[string: any], object[string: any] -> string", EncodeSign) { IsImpure = true },
        new("io.jwt.encode_sign_raw", "string, string, string -> string", EncodeSignRaw) { IsImpure = true },
        .. ((string[])["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]).Select(WithPair),
        .. ((string[])["HS256", "HS384", "HS512"]).Select(WithSecret),
    ];

    static Builtin WithPair(string name)
    {
        var algorithm = TokenAlgorithm.Find(name)!; // A name of the table.
        return new Builtin(NameOf(name), "string, string -> boolean", (call, token, key) => Verify(call, token, key, algorithm));
    }

    static Builtin WithSecret(string name)
    {
        var algorithm = TokenAlgorithm.Find(name)!; // A name of the table.
        return new Builtin(NameOf(name), "string, string -> boolean", (call, token, key) => VerifyCode(call, token, key, algorithm));
    }

    static string NameOf(string algorithm) => "io.jwt.verify_" + algorithm.ToLowerInvariant();

    static RegoArray? Decode(BuiltinCall call, RegoValue first)
    {
        if (!call.IsString(first, 1, out var text))
            return null;
        while (true)
        {
            if (!JsonWebToken.TryParse(call, text, out var token) || token.ReadHeader(call) is not { } header)
                return null;
            if (token.ReadPayload(call) is not { } payload)
                return null;
            if (header["cty"] is RegoString { Value: "JWT" })
            {
                // A token in a token, which may stand in quotation marks; it is shorter than what it was in.
                text = payload.Trim('"', '\'');
                continue;
            }

            if (JsonWebToken.ReadObject(call, payload, "") is not { } claims)
                return null;
            return token.ReadSignature(call, "JWT signature had invalid encoding: ") is { } signature
                ? new RegoArray(header, claims, new RegoString(Convert.ToHexStringLower(signature)))
                : null;
        }
    }

    static RegoBoolean? Verify(BuiltinCall call, RegoValue first, RegoValue second, TokenAlgorithm algorithm)
    {
        if (!call.IsString(first, 1, out var text) || !JsonWebToken.TryParse(call, text, out var token))
            return null;
        if (!call.IsString(second, 2, out var key) || TokenKeys.Read(call, key) is not { } keys)
            return null;
        if (token.ReadSignature(call, "") is not { } signature || token.ReadHeader(call) is not { } members)
            return null;
        if (TokenHeader.Read(call, members) is not { } header)
            return null;

        // A private key is not taken for the public one of its pair here.
        var verified = TokenKeys.Verify(call, [.. keys.Where(each => each.Key is not { IsPrivate: true })], token, header, algorithm, signature);
        return RegoBoolean.Of(verified);
    }

    static RegoBoolean? VerifyCode(BuiltinCall call, RegoValue first, RegoValue second, TokenAlgorithm algorithm)
    {
        if (!call.IsString(first, 1, out var text) || !call.IsString(second, 2, out var secret))
            return null;
        if (!JsonWebToken.TryParse(call, text, out var token) || token.ReadSignature(call, "") is not { } signature)
            return null;
        call.Charge(secret.Length);
        var key = new JsonWebKey(null, Encoding.UTF8.GetBytes(secret), "", "");
        return RegoBoolean.Of(algorithm.Verify(key, token.Signed, signature));
    }

    static RegoValue? EncodeSign(BuiltinCall call, RegoValue header, RegoValue claims, RegoValue key)
    {
        if (!call.IsObject(header, 1, out _) || !call.IsObject(claims, 2, out _) || !call.IsObject(key, 3, out _))
            return null;
        return Sign(call, JsonWriting.Compact(call, header), JsonWriting.Compact(call, claims), JsonWriting.Compact(call, key));
    }

    static RegoValue? EncodeSignRaw(BuiltinCall call, RegoValue first, RegoValue second, RegoValue third)
    {
        if (!call.IsString(third, 3, out var key) || !call.IsString(first, 1, out var header) || !call.IsString(second, 2, out var payload))
            return null;
        return Sign(call, header, payload, key);
    }

    static RegoValue? Sign(BuiltinCall call, string header, string payload, string key)
    {
        call.Charge(header.Length + payload.Length + key.Length + TokenAlgorithm.Steps);
        if (header.Length + payload.Length > JsonWebToken.MaxLength)
            return call.Fail($"the header and the payload are longer than {JsonWebToken.MaxLength} characters");
        if (!JsonWebKey.TryReadAll(call, key, out var keys, out var mistake))
            return call.Fail($"failed to parse a JWK key (set): {mistake}");
        if (keys.Count == 0)
            return call.Fail("no keys found in JWK set");
        var members = JsonParsing.Parse(call, header) as RegoObject;
        if (members?["alg"] is not RegoString name)
            return call.Fail(WithoutAlgorithm(members));
        if (TokenAlgorithm.Find(name.Value) is not { } algorithm)
            return call.Fail($"unknown JWS algorithm: {name.Value}: unknown signature algorithm");
        if (members["typ"] is not RegoString { Value: not "JWT" } && JsonParsing.Parse(call, payload) is null)
            return call.Fail("type is JWT but payload is not JSON");
        var signed = $"{Encode(header)}.{Encode(payload)}";
        return algorithm.Sign(keys[0], Encoding.ASCII.GetBytes(signed)) is { } signature
            ? new RegoString($"{signed}.{GoBase64.EncodeUrl(signature)}")
            : call.Fail($"the key cannot sign by {name.Value}");
    }

    /// <summary>In the words of OPA, new and old.</summary>
    static string WithoutAlgorithm(RegoObject? header) => header switch
    {
        null => "missing or invalid 'alg' header: jwsbb: header \"alg\" not found: invalid character in the header, or no object",
        _ when header["alg"] is null => "missing or invalid 'alg' header: jwsbb: header \"alg\" not found: unsupported signature algorithm",
        _ => "missing or invalid 'alg' header: not a string: unsupported signature algorithm",
    };

    static string Encode(string text) => GoBase64.EncodeUrl(Encoding.UTF8.GetBytes(text));
}
