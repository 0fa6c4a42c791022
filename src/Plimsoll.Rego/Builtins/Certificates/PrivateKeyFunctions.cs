using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>Private keys: <c>crypto.parse_private_keys</c>, <c>crypto.x509.parse_keypair</c> ...</summary>
/// <remarks>https://www.openpolicyagent.org/docs/policy-reference/builtins/crypto.</remarks>
static class PrivateKeyFunctions
{
    /// <summary>Most keys in one text.</summary>
    public const int MaxKeys = 64;

    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("crypto.parse_private_keys", "string -> array[object[string: any]]", ParseAll),
        new("crypto.x509.parse_keypair", "string, string -> object[string: any]", ParsePair),
        new("crypto.x509.parse_rsa_private_key", "string -> object[string: any]", ParseAsJwk),
    ];

    static RegoValue? ParseAll(BuiltinCall call, RegoValue first)
    {
        if (!call.IsString(first, 1, out var text))
            return null;
        if (text.Length == 0)
            return RegoNull.Value;
        if (Read(call, text) is not { } keys)
            return null;
        return new RegoArray([.. keys.Select(CertificateValues.OfPrivate)]);
    }

    static RegoValue? ParseAsJwk(BuiltinCall call, RegoValue first)
    {
        if (!call.IsString(first, 1, out var text))
            return null;
        if (text.Length == 0)
            return call.Fail("input PEM data was empty");
        if (!text.StartsWith("-----BEGIN", StringComparison.Ordinal))
        {
            if (!GoBase64.TryDecode(text, out var decoded, out var mistake))
                return call.Fail(mistake);
            text = Encoding.UTF8.GetString(decoded);
        }

        if (Read(call, text) is not { } keys)
            return null;
        return keys.Count == 0 ? RegoNull.Value : JwkOf(keys[0]);
    }

    static RegoValue? ParsePair(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsString(first, 1, out var certificateText) || !call.IsString(second, 1, out var keyText))
            return null;
        if (CertificateFunctions.Read(certificateText, out var mistake) is not { } certificates)
            return call.Fail(mistake);
        if (certificates.Count == 0)
            return call.Fail("tls: failed to find any PEM data in certificate input");
        if (KeyOf(call, keyText) is not { } key)
            return call.FailureCode is null ? call.Fail("tls: failed to find any PEM data in key input") : null;
        if (!IsPair(certificates[0].PublicKey, key))
            return call.Fail("tls: private key does not match public key");
        try
        {
            return CertificateValues.Object(
                ("Certificate", new RegoArray([.. certificates.Select(each => CertificateValues.Bytes(each.Raw))])),
                ("PrivateKey", CertificateValues.OfPrivate(key)),
                ("SupportedSignatureAlgorithms", RegoNull.Value),
                ("OCSPStaple", RegoNull.Value),
                ("SignedCertificateTimestamps", RegoNull.Value),
                ("Leaf", CertificateValues.Of(certificates[0], withAddresses: false)));
        }
        catch (AsnContentException refused)
        {
            return call.Fail($"x509: malformed extension: {refused.Message}");
        }
    }

    static AsymmetricKey? KeyOf(BuiltinCall call, string text)
    {
        if (text.StartsWith("-----BEGIN", StringComparison.Ordinal))
            return Read(call, text)?.FirstOrDefault();
        if (!GoBase64.TryDecode(text, out var decoded, out var mistake))
        {
            call.Fail(mistake);
            return null;
        }

        return decoded.AsSpan().StartsWith("-----BEGIN"u8)
            ? Read(call, Encoding.UTF8.GetString(decoded))?.FirstOrDefault()
            : Read(call, [new PemBlock("PRIVATE KEY", decoded)])?.FirstOrDefault();
    }

    static bool IsPair(AsymmetricKey? publicKey, AsymmetricKey key) => (publicKey, key) switch
    {
        (RsaKey left, RsaKey right) => left.Modulus == right.Modulus && left.Exponent == right.Exponent,
        (EcKey left, EcKey right) => left.Curve == right.Curve && left.X == right.X && left.Y == right.Y,
        (EdKey left, EdKey right) => left.Public.AsSpan().SequenceEqual(right.Public),
        _ => false,
    };

    /// <summary>The keys of a text of PEM, or of base64 of it; <c>null</c> after telling the call what is wrong.</summary>
    static List<AsymmetricKey>? Read(BuiltinCall call, string text)
    {
        call.Charge(text.Length);
        if (GoBase64.TryDecode(text, out var decoded, out _))
            text = Encoding.UTF8.GetString(decoded);
        return Read(call, PemBlock.ReadAll(text, MaxKeys + 1));
    }

    static List<AsymmetricKey>? Read(BuiltinCall call, List<PemBlock> blocks)
    {
        if (blocks.Count > MaxKeys)
        {
            call.Fail($"more than {MaxKeys} blocks of PEM");
            return null;
        }

        var keys = new List<AsymmetricKey>();
        try
        {
            foreach (var block in blocks)
            {
                call.Charge(CertificateChain.StepsOfSignature);
                if (block.Label == "RSA PRIVATE KEY")
                    keys.Add(KeyDocuments.Pkcs1(block.Bytes));
                else if (block.Label == "PRIVATE KEY")
                    keys.Add(KeyDocuments.Pkcs8(block.Bytes));
                else if (block.Label == "EC PRIVATE KEY")
                    keys.Add(KeyDocuments.Sec1(block.Bytes));
            }

            return keys;
        }
        catch (Exception refused) when (refused is AsnContentException or CryptographicException or PlatformNotSupportedException)
        {
            call.Fail($"x509: failed to parse private key: {refused.Message}");
            return null;
        }
    }

    static RegoObject JwkOf(AsymmetricKey key)
    {
        switch (key)
        {
            case RsaKey { Secrets: { } secrets } rsa:
                return Jwk(
                    ("kty", "RSA"), ("n", Text(rsa.Modulus)), ("e", Text(rsa.Exponent)), ("d", Text(secrets.D)), ("p", Text(secrets.P)),
                    ("q", Text(secrets.Q)), ("dp", Text(secrets.Dp)), ("dq", Text(secrets.Dq)), ("qi", Text(secrets.InverseQ)));
            case EcKey { D: { } secret } ec:
                return Jwk(
                    ("kty", "EC"), ("crv", ec.Curve), ("x", GoBase64.EncodeUrl(ec.Bytes(ec.X))),
                    ("y", GoBase64.EncodeUrl(ec.Bytes(ec.Y))), ("d", GoBase64.EncodeUrl(ec.Bytes(secret))));
            default:
                var ed = (EdKey)key;
                return Jwk(
                    ("kty", "OKP"), ("crv", "Ed25519"), ("x", GoBase64.EncodeUrl(ed.Public)), ("d", GoBase64.EncodeUrl(ed.Seed)));
        }
    }

    static string Text(BigInteger number) => GoBase64.EncodeUrl(number.ToByteArray(isUnsigned: true, isBigEndian: true));

    static RegoObject Jwk(params (string Name, string Text)[] members) =>
        CertificateValues.Object([.. members.Select(member => (member.Name, (RegoValue)new RegoString(member.Text)))]);
}
