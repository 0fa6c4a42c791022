using System.Security.Cryptography;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Tokens;

public sealed class TokenVerificationTests
{
    const string Header = """{"alg": "HS256"}""";

    static string Sign(string header, string claims) =>
        ((RegoString)FunctionCall.Of("io.jwt.encode_sign", header, claims, """{"kty": "oct", "k": "c2VjcmV0"}""").Value!).Value;

    static string Verdict(string token, string demands)
    {
        var call = FunctionCall.Of("io.jwt.decode_verify", FunctionCall.Quote(token), demands);
        return call.Value is RegoArray answer ? answer.Items[0].ToString() : call.Message!;
    }

    [Fact]
    public void A_token_that_is_verified_is_told_with_its_claims()
    {
        var call = FunctionCall.Of("io.jwt.decode_verify", FunctionCall.Quote(Sign(Header, """{"a": 1}""")), """{"secret": "secret"}""");

        Assert.Equal("""[true, {"alg": "HS256"}, {"a": 1}]""", call.Value!.ToString());
    }

    [Theory]
    [InlineData("{}", """{"secret": "secret", "iss": "x"}""", "false")]
    [InlineData("""{"iss": "x"}""", """{"secret": "secret", "iss": "x"}""", "true")]
    [InlineData("""{"iss": 1}""", """{"secret": "secret", "iss": "x"}""", "false")]
    [InlineData("""{"aud": "x"}""", """{"secret": "secret"}""", "false")]
    [InlineData("""{"aud": "x"}""", """{"secret": "secret", "aud": "x"}""", "true")]
    [InlineData("""{"aud": ["y", "x"]}""", """{"secret": "secret", "aud": "x"}""", "true")]
    [InlineData("{}", """{"secret": "secret", "aud": "x"}""", "false")]
    [InlineData("""{"exp": 10}""", """{"secret": "secret", "time": 9999999999}""", "true")]
    [InlineData("""{"exp": 10}""", """{"secret": "secret", "time": 10000000000}""", "false")]
    [InlineData("""{"nbf": 10}""", """{"secret": "secret", "time": 9999999999}""", "false")]
    [InlineData("""{"nbf": 10}""", """{"secret": "secret", "time": 10000000000}""", "true")]
    [InlineData("""{"exp": "x"}""", """{"secret": "secret"}""", "exp value must be a number")]
    [InlineData("""{"nbf": "x"}""", """{"secret": "secret"}""", "nbf value must be a number")]
    [InlineData("{}", """{"secret": "secret", "alg": "HS512"}""", "false")]
    [InlineData("{}", """{"secret": "other"}""", "false")]
    [InlineData("{}", "{}", "no key constraint")]
    [InlineData("{}", """{"secret": "secret", "x": 1}""", "unknown token validation constraint: x")]
    [InlineData("{}", """{"secret": 1}""", "secret constraint: must be a string")]
    [InlineData("{}", """{"secret": "secret", "time": -1}""", "token time constraint: must not be negative")]
    public void Claims_are_held_against_the_demands(string claims, string demands, string verdict) =>
        Assert.Equal(verdict, Verdict(Sign(Header, claims), demands));

    [Theory]
    [InlineData("""{"alg": "HS256", "crit": ["x"], "x": 1}""", "false")]
    [InlineData("""{"alg": "HS256", "crit": ["kid"], "kid": "a"}""", "true")]
    [InlineData("""{"alg": "HS256", "crit": []}""", "crit: must be a nonempty list")]
    [InlineData("""{"alg": "HS256", "crit": 1}""", "crit: must be a list")]
    [InlineData("""{"alg": "HS256", "kid": 1}""", "kid: must be a string")]
    public void A_header_that_must_be_understood_is(string header, string verdict) =>
        Assert.Equal(verdict, Verdict(Sign(header, "{}"), """{"secret": "secret"}"""));

    [Fact]
    public void An_unsigned_token_is_not_verified() =>
        Assert.Equal("false", Verdict("eyJhbGciOiJub25lIn0.e30.", """{"secret": "secret"}"""));

    [Fact]
    public void A_public_key_is_no_secret_that_a_token_may_be_signed_with()
    {
        using var key = RSA.Create(2048);
        var pem = key.ExportSubjectPublicKeyInfoPem();
        var secret = GoBase64.EncodeUrl(System.Text.Encoding.UTF8.GetBytes(pem));
        var forged = ((RegoString)FunctionCall.Of("io.jwt.encode_sign", Header, "{}", $"{{\"kty\": \"oct\", \"k\": \"{secret}\"}}").Value!).Value;

        Assert.Equal("false", Verdict(forged, $"{{\"cert\": {FunctionCall.Quote(pem)}}}"));
        Assert.Equal("duplicate key constraints", Verdict(forged, $"{{\"secret\": \"x\", \"cert\": {FunctionCall.Quote(pem)}}}"));
    }

    [Fact]
    public void Every_token_in_a_token_must_be_signed()
    {
        var inner = Sign(Header, """{"a": 1}""");
        string Outer(string content)
        {
            var payload = ((RegoString)FunctionCall.OfTexts(
                "io.jwt.encode_sign_raw", """{"alg": "HS256", "typ": "x", "cty": "jwt"}""", content, """{"kty": "oct", "k": "c2VjcmV0"}""").Value!).Value;
            return payload;
        }

        Assert.Equal("true", Verdict(Outer(inner), """{"secret": "secret"}"""));
        Assert.Equal("false", Verdict(Outer(inner[..^4] + "AAAA"), """{"secret": "secret"}"""));
    }
}
