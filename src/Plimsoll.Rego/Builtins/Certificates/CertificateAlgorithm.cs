using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>How a certificate is signed.</summary>
/// <param name="Number">Go's number of the algorithm; 0 where it is not known.</param>
/// <param name="Scheme">The way of signing.</param>
/// <param name="Hash">The hash.</param>
/// <remarks>RFC 8017 appendix C, RFC 5758, RFC 8410; the numbers: https://pkg.go.dev/crypto/x509#SignatureAlgorithm.</remarks>
sealed record CertificateAlgorithm(int Number, SignatureScheme Scheme, HashAlgorithmName Hash)
{
    static readonly CertificateAlgorithm Unknown = new(0, SignatureScheme.Pkcs1, default);

    /// <summary>Reads an algorithm.</summary>
    /// <param name="bytes">Its identifier with its parameters.</param>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    public static CertificateAlgorithm Read(ReadOnlyMemory<byte> bytes)
    {
        var parts = new AsnReader(bytes, AsnEncodingRules.DER).ReadSequence();
        return parts.ReadObjectIdentifier() switch
        {
            "1.2.840.113549.1.1.2" => new(1, SignatureScheme.Pkcs1, default),
            "1.2.840.113549.1.1.4" => new(2, SignatureScheme.Pkcs1, default),
            "1.2.840.113549.1.1.5" or "1.3.14.3.2.29" => new(3, SignatureScheme.Pkcs1, default),
            "1.2.840.113549.1.1.11" => new(4, SignatureScheme.Pkcs1, HashAlgorithmName.SHA256),
            "1.2.840.113549.1.1.12" => new(5, SignatureScheme.Pkcs1, HashAlgorithmName.SHA384),
            "1.2.840.113549.1.1.13" => new(6, SignatureScheme.Pkcs1, HashAlgorithmName.SHA512),
            "1.2.840.10045.4.1" => new(9, SignatureScheme.Ecdsa, default),
            "1.2.840.10045.4.3.2" => new(10, SignatureScheme.Ecdsa, HashAlgorithmName.SHA256),
            "1.2.840.10045.4.3.3" => new(11, SignatureScheme.Ecdsa, HashAlgorithmName.SHA384),
            "1.2.840.10045.4.3.4" => new(12, SignatureScheme.Ecdsa, HashAlgorithmName.SHA512),
            "1.2.840.113549.1.1.10" => OfPss(parts),
            "1.3.101.112" => new(16, SignatureScheme.EdDsa, HashAlgorithmName.SHA512),
            _ => Unknown,
        };
    }

    /// <summary>Whether a signature is one of a message by a key; never by SHA-1 or older, as in Go.</summary>
    /// <param name="key">The key.</param>
    /// <param name="message">The message.</param>
    /// <param name="signature">The signature.</param>
    public bool Verify(AsymmetricKey key, byte[] message, byte[] signature)
    {
        if (Number == 0 || Hash.Name is null)
            return false;
        if (Scheme != SignatureScheme.Ecdsa)
            return Signatures.Verify(key, Scheme, Hash, message, signature);
        return key is EcKey ec && SideBySide(signature, ec.Size) is { } numbers
            && Signatures.Verify(key, Scheme, Hash, message, numbers);
    }

    static CertificateAlgorithm OfPss(AsnReader parts)
    {
        if (!parts.HasData)
            return Unknown;
        var parameters = parts.ReadSequence();
        var tag = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        if (!parameters.HasData || parameters.PeekTag() != tag)
            return Unknown;
        return parameters.ReadSequence(tag).ReadSequence().ReadObjectIdentifier() switch
        {
            "2.16.840.1.101.3.4.2.1" => new(13, SignatureScheme.Pss, HashAlgorithmName.SHA256),
            "2.16.840.1.101.3.4.2.2" => new(14, SignatureScheme.Pss, HashAlgorithmName.SHA384),
            "2.16.840.1.101.3.4.2.3" => new(15, SignatureScheme.Pss, HashAlgorithmName.SHA512),
            _ => Unknown,
        };
    }

    /// <summary>Both numbers of a signature of ECDSA, which a certificate keeps in DER.</summary>
    static byte[]? SideBySide(byte[] signature, int size)
    {
        try
        {
            var numbers = new AsnReader(signature, AsnEncodingRules.DER).ReadSequence();
            var both = new byte[2 * size];
            for (var half = 0; half < both.Length; half += size)
            {
                var number = numbers.ReadInteger();
                if (number.Sign < 0 || number.GetByteCount(isUnsigned: true) > size)
                    return null;
                var to = both.AsSpan(half, size);
                number.TryWriteBytes(to[^number.GetByteCount(isUnsigned: true)..], out _, isUnsigned: true, isBigEndian: true);
            }

            return both;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
