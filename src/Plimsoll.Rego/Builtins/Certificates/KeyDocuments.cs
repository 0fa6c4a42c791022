using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>Reads keys from their documents in DER.</summary>
/// <remarks>
/// RFC 5280 section 4.1 (SubjectPublicKeyInfo), RFC 8017 appendix A.1 (PKCS #1), RFC 5958 (PKCS #8), RFC 5915 (keys of curves),
/// RFC 8410 (Ed25519).
/// </remarks>
static class KeyDocuments
{
    const string Rsa = "1.2.840.113549.1.1.1", Ec = "1.2.840.10045.2.1", Ed = "1.3.101.112";

    /// <summary>The public key of a certificate.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The key; <c>null</c> of a kind that is not known.</returns>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="CryptographicException">Its numbers are none of a key.</exception>
    public static AsymmetricKey? PublicKey(ReadOnlyMemory<byte> document)
    {
        var outer = new AsnReader(document, AsnEncodingRules.DER);
        var info = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var algorithm = info.ReadSequence();
        var kind = algorithm.ReadObjectIdentifier();
        var bits = info.ReadBitString(out _);
        return kind switch
        {
            Rsa => RsaPublic(bits),
            Ec => algorithm.HasData && algorithm.PeekTag() == Asn1Tag.ObjectIdentifier
                ? PointOf(CurveOf(algorithm.ReadObjectIdentifier()), bits)
                : null,
            Ed when bits.Length == Ed25519.KeySize => new EdKey(bits),
            _ => null,
        };
    }

    /// <summary>A key of PKCS #1.</summary>
    /// <param name="document">The document.</param>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="CryptographicException">Its numbers are none of a key.</exception>
    public static RsaKey Pkcs1(ReadOnlyMemory<byte> document)
    {
        var numbers = new AsnReader(document, AsnEncodingRules.DER).ReadSequence();
        if (numbers.ReadInteger() > 1)
            throw new CryptographicException("unsupported version of a private key");
        var key = RsaOf(numbers.ReadInteger(), numbers.ReadInteger());
        return key with { Secrets = new RsaSecrets(numbers.ReadInteger(), Prime(numbers.ReadInteger()), Prime(numbers.ReadInteger())) };
    }

    /// <summary>A key of PKCS #8.</summary>
    /// <param name="document">The document.</param>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="CryptographicException">It is of a kind that is not known, or its numbers are none of a key.</exception>
    public static AsymmetricKey Pkcs8(ReadOnlyMemory<byte> document)
    {
        var info = new AsnReader(document, AsnEncodingRules.DER).ReadSequence();
        _ = info.ReadInteger();
        var algorithm = info.ReadSequence();
        var kind = algorithm.ReadObjectIdentifier();
        var content = info.ReadOctetString();
        return kind switch
        {
            Rsa => Pkcs1(content),
            Ec => Sec1(content, CurveOf(algorithm.ReadObjectIdentifier())),
            Ed => EdPrivate(new AsnReader(content, AsnEncodingRules.DER).ReadOctetString()),
            _ => throw new CryptographicException($"PKCS#8 wrapping contained private key with unknown algorithm: {kind}"),
        };
    }

    /// <summary>A private key of a curve.</summary>
    /// <param name="document">The document.</param>
    /// <param name="curve">The curve, where it is known from outside.</param>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="CryptographicException">Its numbers are none of a key.</exception>
    public static EcKey Sec1(ReadOnlyMemory<byte> document, string? curve = null)
    {
        var parts = new AsnReader(document, AsnEncodingRules.DER).ReadSequence();
        if (parts.ReadInteger() != 1)
            throw new CryptographicException("unsupported version of a private key");
        var secret = new BigInteger(parts.ReadOctetString(), isUnsigned: true, isBigEndian: true);
        var parameters = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        if (parts.HasData && parts.PeekTag() == parameters)
            curve ??= CurveOf(parts.ReadSequence(parameters).ReadObjectIdentifier());
        return EcPrivate(curve ?? throw new CryptographicException("unknown elliptic curve"), secret);
    }

    /// <summary>A key of RSA of its public numbers.</summary>
    /// <param name="modulus">The modulus.</param>
    /// <param name="exponent">The exponent.</param>
    /// <exception cref="CryptographicException">They are out of their range.</exception>
    public static RsaKey RsaOf(BigInteger modulus, BigInteger exponent)
    {
        if (modulus.Sign <= 0 || modulus.GetBitLength() > AsymmetricKey.MaxRsaBits)
            throw new CryptographicException($"the modulus of an RSA key must have 1 to {AsymmetricKey.MaxRsaBits} bits");
        if (exponent.Sign <= 0 || exponent.IsOne || exponent.GetBitLength() > 31)
            throw new CryptographicException("the exponent of an RSA key must be from 2 to 2147483647");
        return new RsaKey(modulus, (int)exponent);
    }

    /// <summary>A number that may be a prime of a key.</summary>
    /// <exception cref="CryptographicException">It is out of its range.</exception>
    public static BigInteger Prime(BigInteger number) =>
        number > 2 && number.GetBitLength() <= AsymmetricKey.MaxRsaBits
            ? number
            : throw new CryptographicException("a prime of an RSA key is out of its range");

    /// <summary>A private key of a curve, with the point that belongs to its number.</summary>
    /// <exception cref="CryptographicException">The number is none of the curve.</exception>
    public static EcKey EcPrivate(string curve, BigInteger secret)
    {
        var key = new EcKey(curve, 0, 0) { D = secret };
        if (key.Size == 0)
            throw new CryptographicException("unknown elliptic curve");
        using var algorithm = ECDsa.Create();
        algorithm.ImportECPrivateKey(Sec1Of(key, secret), out _);
        var point = algorithm.ExportParameters(includePrivateParameters: false).Q;
        return key with { X = Number(point.X), Y = Number(point.Y) };
    }

    /// <summary>A private key of Ed25519.</summary>
    /// <exception cref="CryptographicException">The seed is of another length.</exception>
    public static EdKey EdPrivate(byte[] seed) => seed.Length == Ed25519.KeySize
        ? new EdKey(Ed25519.PublicKeyOf(seed)) { Seed = seed }
        : throw new CryptographicException($"the seed of an Ed25519 key must have {Ed25519.KeySize} bytes");

    static BigInteger Number(byte[]? bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    /// <summary>The document without a point, which makes .NET reckon it.</summary>
    static byte[] Sec1Of(EcKey key, BigInteger secret)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteOctetString(key.Bytes(secret));
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true)))
                writer.WriteObjectIdentifier(OidOf(key.Curve));
        }

        return writer.Encode();
    }

    static RsaKey RsaPublic(byte[] bits)
    {
        var numbers = new AsnReader(bits, AsnEncodingRules.DER).ReadSequence();
        return RsaOf(numbers.ReadInteger(), numbers.ReadInteger());
    }

    static EcKey? PointOf(string? curve, byte[] bits)
    {
        if (curve is null)
            return null;
        var size = EcKey.SizeOf(curve);
        if (bits.Length != 1 + (2 * size) || bits[0] != 4)
            throw new CryptographicException("failed to unmarshal elliptic curve point");
        return new EcKey(curve, Number(bits[1..(1 + size)]), Number(bits[(1 + size)..]));
    }

    static string? CurveOf(string identifier) => identifier switch
    {
        "1.3.132.0.33" => "P-224",
        "1.2.840.10045.3.1.7" => "P-256",
        "1.3.132.0.34" => "P-384",
        "1.3.132.0.35" => "P-521",
        _ => null,
    };

    static string OidOf(string curve) => curve switch
    {
        "P-224" => "1.3.132.0.33",
        "P-256" => "1.2.840.10045.3.1.7",
        "P-384" => "1.3.132.0.34",
        _ => "1.3.132.0.35",
    };
}
