using System.Formats.Asn1;
using System.Security.Cryptography;
using Plimsoll.Rego.Builtins.Certificates;

namespace Plimsoll.Rego.Builtins.Tokens;

/// <summary>The keys that a token may be verified with: of a certificate, of a public key, or as JSON.</summary>
static class TokenKeys
{
    /// <summary>Reads keys; <c>null</c> after telling the call what is wrong.</summary>
    /// <param name="call">The call.</param>
    /// <param name="text">A block of PEM, a key as JSON, or a set of them.</param>
    public static List<JsonWebKey>? Read(BuiltinCall call, string text)
    {
        call.Charge(text.Length);
        if (PemBlock.TryRead(text, out var block, out var rest))
        {
            if (rest.Length > 0)
                call.Fail("extra data after a PEM certificate block");
            else
                return OfBlock(call, block);
            return null;
        }

        if (!JsonWebKey.TryReadAll(call, text, out var keys, out var mistake))
        {
            call.Fail($"failed to parse a JWK key (set): {mistake}");
            return null;
        }

        keys.RemoveAll(key => key.Algorithm.Length > 0 && TokenAlgorithm.Find(key.Algorithm) is null);
        return keys;
    }

    /// <summary>Whether a key of a list verifies a token.</summary>
    /// <param name="call">The call.</param>
    /// <param name="keys">The keys: one with the name that the header tells is the only one tried.</param>
    /// <param name="token">The token.</param>
    /// <param name="header">Its header.</param>
    /// <param name="algorithm">The algorithm to verify by.</param>
    /// <param name="signature">The signature.</param>
    public static bool Verify(
        BuiltinCall call, List<JsonWebKey> keys, JsonWebToken token, TokenHeader header, TokenAlgorithm algorithm, byte[] signature)
    {
        var signed = token.Signed;
        if (header.KeyId.Length > 0 && keys.Find(key => key.Id == header.KeyId) is { } named)
        {
            call.Charge(TokenAlgorithm.Steps);
            return algorithm.Verify(named, signed, signature);
        }

        foreach (var key in keys)
        {
            if (key.Algorithm.Length > 0 && key.Algorithm != header.Algorithm)
                continue;
            call.Charge(TokenAlgorithm.Steps + signed.Length);
            if (algorithm.Verify(key, signed, signature))
                return true;
        }

        return false;
    }

    static List<JsonWebKey>? OfBlock(BuiltinCall call, PemBlock block)
    {
        var what = block.Label == "CERTIFICATE" ? "certificate" : "public key";
        try
        {
            switch (block.Label)
            {
                case "CERTIFICATE":
                    return [Of(CertificateDocument.Read(block.Bytes, out _).PublicKey)];
                case "PUBLIC KEY":
                    return [Of(KeyDocuments.PublicKey(block.Bytes))];
                default:
                    call.Fail("failed to extract a Key from the PEM certificate");
                    return null;
            }
        }
        catch (Exception refused) when (refused is AsnContentException or CryptographicException)
        {
            call.Fail($"failed to parse a PEM {what}: x509: {refused.Message}");
            return null;
        }
    }

    static JsonWebKey Of(AsymmetricKey? key) => new(key, null, "", "");
}
