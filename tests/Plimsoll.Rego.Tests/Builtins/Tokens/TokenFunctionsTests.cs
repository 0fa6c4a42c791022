using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Plimsoll.Rego.Builtins.Certificates;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Tokens;

public sealed class TokenFunctionsTests
{
    const string Secret = """{"kty": "oct", "k": "c2VjcmV0"}""";

    static RSA Rsa { get; } = RSA.Create(2048);

    static string Part(string text) => GoBase64.EncodeUrl(Encoding.UTF8.GetBytes(text));

    static string Sign(string header, string claims, string key) =>
        ((RegoString)FunctionCall.Of("io.jwt.encode_sign", header, claims, key).Value!).Value;

    static string Verify(string algorithm, string token, string key) =>
        FunctionCall.OfTexts($"io.jwt.verify_{algorithm.ToLowerInvariant()}", token, key) is var call
            ? call.Value?.ToString() ?? call.Message!
            : "";

    static string Jwk(RSA key, bool isPrivate)
    {
        var numbers = key.ExportParameters(isPrivate);
        var secrets = isPrivate
            ? $", \"d\": \"{Number(numbers.D)}\", \"p\": \"{Number(numbers.P)}\", \"q\": \"{Number(numbers.Q)}\""
            : "";
        return $"{{\"kty\": \"RSA\", \"n\": \"{Number(numbers.Modulus)}\", \"e\": \"{Number(numbers.Exponent)}\"{secrets}}}";
    }

    static string Jwk(ECDsa key, string curve, bool isPrivate)
    {
        var numbers = key.ExportParameters(isPrivate);
        var secret = isPrivate ? $", \"d\": \"{Number(numbers.D)}\"" : "";
        return $"{{\"kty\": \"EC\", \"crv\": \"{curve}\", \"x\": \"{Number(numbers.Q.X)}\", \"y\": \"{Number(numbers.Q.Y)}\"{secret}}}";
    }

    static string Number(byte[]? bytes) => GoBase64.EncodeUrl(bytes);

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    [InlineData("PS256")]
    [InlineData("PS384")]
    [InlineData("PS512")]
    public void What_a_key_of_RSA_signs_it_verifies(string algorithm)
    {
        var token = Sign($"{{\"alg\": \"{algorithm}\"}}", "{\"a\": 1}", Jwk(Rsa, isPrivate: true));

        Assert.Equal("true", Verify(algorithm, token, Jwk(Rsa, isPrivate: false)));
        Assert.Equal("true", Verify(algorithm, token, Rsa.ExportSubjectPublicKeyInfoPem()));
        Assert.Equal("false", Verify(algorithm, token[..^8] + "AAAAAAAA", Jwk(Rsa, isPrivate: false)));
        Assert.Equal("false", Verify("ES256", token, Jwk(Rsa, isPrivate: false)));
    }

    [Theory]
    [InlineData("ES256", "nistP256", "P-256")]
    [InlineData("ES384", "nistP384", "P-384")]
    [InlineData("ES512", "nistP521", "P-521")]
    public void What_a_key_of_a_curve_signs_it_verifies(string algorithm, string friendlyName, string curve)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(friendlyName));
        using var other = ECDsa.Create(ECCurve.CreateFromFriendlyName(friendlyName));
        var token = Sign($"{{\"alg\": \"{algorithm}\"}}", "{}", Jwk(key, curve, isPrivate: true));

        Assert.Equal("true", Verify(algorithm, token, Jwk(key, curve, isPrivate: false)));
        Assert.Equal("false", Verify(algorithm, token, Jwk(other, curve, isPrivate: false)));
        Assert.Equal("false", Verify(algorithm, token + "AAAA", Jwk(key, curve, isPrivate: false)));
    }

    [Fact]
    public void The_token_of_RFC_8037_is_signed_and_verified()
    {
        const string Key = """{"kty": "OKP", "crv": "Ed25519", "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""";
        var token = ((RegoString)FunctionCall.OfTexts(
            "io.jwt.encode_sign_raw", "{\"alg\":\"EdDSA\",\"typ\":\"text/plain\"}", "Example of Ed25519 signing", Key).Value!).Value;

        var publicKey = Key.Replace("\"d\": \"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\", ", "", StringComparison.Ordinal);
        Assert.Equal("true", Verify("EdDSA", token, publicKey));
        Assert.Equal(
            "true",
            Verify("EdDSA", "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg", publicKey));
    }

    [Fact]
    public void A_token_is_written_as_compact_JSON_with_sorted_names()
    {
        var token = Sign("""{"typ": "JWT", "alg": "HS256"}""", """{"b": 1, "a": "<&>"}""", Secret);

        Assert.StartsWith($"{Part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")}.{Part("{\"a\":\"\\u003c\\u0026\\u003e\",\"b\":1}")}.", token, StringComparison.Ordinal);
        Assert.Equal("true", Verify("HS256", token, "secret"));
        Assert.Equal("false", Verify("HS256", token, "other"));
        Assert.Equal("false", Verify("HS512", token, "secret"));
    }

    [Fact]
    public void A_token_is_decoded_without_being_verified()
    {
        var decoded = FunctionCall.OfTexts("io.jwt.decode", $"{Part("{\"alg\":\"none\"}")}.{Part("{\"a\":[1.50]}")}._w").Value;

        Assert.Equal("""[{"alg": "none"}, {"a": [1.50]}, "ff"]""", decoded!.ToString());
    }

    [Fact]
    public void A_token_in_a_token_is_the_one_that_is_decoded()
    {
        var inner = $"{Part("{\"alg\":\"HS256\"}")}.{Part("{\"a\":1}")}.";
        var decoded = FunctionCall.OfTexts("io.jwt.decode", $"{Part("{\"cty\":\"JWT\"}")}.{Part($"\"{inner}\"")}.").Value;

        Assert.Equal("""[{"alg": "HS256"}, {"a": 1}, ""]""", decoded!.ToString());
    }

    [Theory]
    [InlineData("", "encoded JWT had no period separators")]
    [InlineData("a.b", "encoded JWT must have 3 sections, found 2")]
    [InlineData("a.b.c.d", "encoded JWT must have 3 sections, found 4")]
    [InlineData("*w.e30.", "JWT header had invalid encoding: illegal base64 data at input byte 0")]
    [InlineData("e30.*w.", "JWT payload had invalid encoding: illegal base64 data at input byte 0")]
    [InlineData("e30.e30.*w", "JWT signature had invalid encoding: illegal base64 data at input byte 0")]
    [InlineData("W10.e30.", "bad JWT header: decoded JSON type was not an Object")]
    [InlineData("ew.e30.", "bad JWT header: invalid JSON")]
    [InlineData("e30.W10.", "decoded JSON type was not an Object")]
    public void A_token_that_is_none_is_refused(string token, string message) =>
        Assert.Equal(message, FunctionCall.OfTexts("io.jwt.decode", token).Message);

    [Fact]
    public void An_encrypted_token_is_refused() => Assert.Equal(
        "JWT is a JWE object, which is not supported",
        FunctionCall.OfTexts("io.jwt.decode", $"{Part("{\"enc\":\"A256GCM\"}")}.e30.").Message);

    [Fact]
    public void A_token_too_long_is_refused() => Assert.StartsWith(
        "encoded JWT is longer than",
        FunctionCall.OfTexts("io.jwt.decode", new string('.', JsonWebToken.MaxLength + 1)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"kty": "RSA", "e": "AQAB"}""")]
    [InlineData("""{"kty": "RSA", "n": "AQ", "e": "AQ"}""")]
    [InlineData("""{"kty": "EC", "crv": "P-1", "x": "AQ", "y": "AQ"}""")]
    [InlineData("""{"kty": "OKP", "crv": "Ed25519", "x": "AQ"}""")]
    [InlineData("""{"kty": "x"}""")]
    [InlineData("""{"keys": [1]}""")]
    [InlineData("""[]""")]
    [InlineData("")]
    public void A_key_that_is_none_is_refused(string key) =>
        Assert.StartsWith("failed to parse a JWK key (set): ", Verify("RS256", "e30.e30.", key), StringComparison.Ordinal);

    [Fact]
    public void A_modulus_too_long_is_refused()
    {
        var modulus = GoBase64.EncodeUrl([.. Enumerable.Repeat((byte)0xff, (AsymmetricKey.MaxRsaBits / 8) + 1)]);

        Assert.Contains("8192 bits", Verify("RS256", "e30.e30.", $"{{\"kty\": \"RSA\", \"n\": \"{modulus}\", \"e\": \"AQAB\"}}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_point_that_is_not_on_the_curve_verifies_nothing() =>
        Assert.Equal("false", Verify("ES256", "e30.e30.", """{"kty": "EC", "crv": "P-256", "x": "AQ", "y": "AQ"}"""));

    [Fact]
    public void Numbers_that_are_no_key_of_RSA_sign_and_verify_nothing() => Gen.Select(Gen.Byte.Array[0, 130], Gen.Byte.Array[1, 4], Gen.Byte.Array[0, 66]).Sample((modulus, exponent, secret) =>
    {
        var numbers = $"\"kty\": \"RSA\", \"n\": \"{Number(modulus)}\", \"e\": \"{Number(exponent)}\"";
        Assert.NotEqual("true", Verify("RS256", "e30.e30.AAAA", $"{{{numbers}}}"));
        var key = $"{{{numbers}, \"d\": \"{Number(secret)}\", \"p\": \"{Number(secret)}\", \"q\": \"{Number(secret)}\"}}";
        Assert.NotEqual("eval_type_error", FunctionCall.OfTexts("io.jwt.encode_sign_raw", "{\"alg\": \"RS256\"}", "{}", key).Code);
    });

    [Fact]
    public void Numbers_that_are_no_key_of_a_curve_sign_and_verify_nothing() => Gen.Select(Gen.Byte.Array[0, 34], Gen.Byte.Array[0, 34], Gen.Byte.Array[0, 66]).Sample((x, y, signature) =>
    {
        var numbers = $"\"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"{Number(x)}\", \"y\": \"{Number(y)}\"";
        Assert.NotEqual("true", Verify("ES256", "e30.e30." + Number(signature), $"{{{numbers}}}"));
        var call = FunctionCall.OfTexts("io.jwt.encode_sign_raw", "{\"alg\": \"ES256\"}", "{}", $"{{{numbers}, \"d\": \"{Number(x)}\"}}");
        Assert.Null(call.Value);
    });

    [Fact]
    public void The_key_that_the_header_names_is_the_only_one_tried()
    {
        using var other = RSA.Create(2048);
        string Named(RSA key, string id) => Jwk(key, isPrivate: false).Replace("{", $"{{\"kid\": \"{id}\", ", StringComparison.Ordinal);
        var token = Sign("""{"alg": "RS256", "kid": "b"}""", "{}", Jwk(Rsa, isPrivate: true));

        Assert.Equal("true", Verify("RS256", token, $"{{\"keys\": [{Named(other, "a")}, {Named(Rsa, "b")}]}}"));
        Assert.Equal("false", Verify("RS256", token, $"{{\"keys\": [{Named(other, "b")}, {Named(Rsa, "a")}]}}"));
        Assert.Equal("true", Verify("RS256", token, $"{{\"keys\": [{Named(other, "x")}, {Named(Rsa, "y")}]}}"));
    }

    [Fact]
    public void More_after_the_block_of_a_key_is_refused() => Assert.Equal(
        "extra data after a PEM certificate block", Verify("RS256", "e30.e30.", Rsa.ExportSubjectPublicKeyInfoPem() + "\n\nmore"));

    [Theory]
    [InlineData("""{"alg": "HS256"}""", "x", "type is JWT but payload is not JSON")]
    [InlineData("{}", "{}", "missing or invalid 'alg' header: jwsbb: header \"alg\" not found")]
    [InlineData("""{"alg": "none"}""", "{}", "unknown JWS algorithm: none")]
    [InlineData("""{"alg": "RS256"}""", "{}", "the key cannot sign by RS256")]
    public void What_cannot_be_signed_is_refused(string header, string payload, string message) => Assert.StartsWith(
        message, FunctionCall.OfTexts("io.jwt.encode_sign_raw", header, payload, Secret).Message, StringComparison.Ordinal);
}
