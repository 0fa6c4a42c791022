using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>A certificate, or a request for one: what is signed and how.</summary>
/// <remarks>RFC 5280 section 4.1; RFC 2986 section 4.</remarks>
sealed record CertificateDocument
{
    /// <summary>Most extensions of a certificate.</summary>
    public const int MaxExtensions = 256;

    static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0, isConstructed: true);

    static readonly Asn1Tag Context3 = new(TagClass.ContextSpecific, 3, isConstructed: true);

    /// <summary>The whole document.</summary>
    public required ReadOnlyMemory<byte> Raw { get; init; }

    /// <summary>What is signed.</summary>
    public required ReadOnlyMemory<byte> RawSigned { get; init; }

    /// <summary>The document of the public key.</summary>
    public required ReadOnlyMemory<byte> RawPublicKey { get; init; }

    /// <summary>The version: of a certificate 1 to 3, of a request 0.</summary>
    public required int Version { get; init; }

    /// <summary>The serial number; 0 of a request.</summary>
    public BigInteger SerialNumber { get; init; }

    /// <summary>Who signed; of a request empty.</summary>
    public DistinguishedName Issuer { get; init; } = DistinguishedName.Empty;

    /// <summary>Whom it is about.</summary>
    public required DistinguishedName Subject { get; init; }

    /// <summary>From when it is valid.</summary>
    public DateTimeOffset NotBefore { get; init; }

    /// <summary>Until when it is valid.</summary>
    public DateTimeOffset NotAfter { get; init; }

    /// <summary>The identifier of the algorithm of the key.</summary>
    public required string KeyAlgorithm { get; init; }

    /// <summary>The public key; <c>null</c> of a kind that is not known.</summary>
    public required AsymmetricKey? PublicKey { get; init; }

    /// <summary>How it is signed.</summary>
    public required CertificateAlgorithm Algorithm { get; init; }

    /// <summary>The signature.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>The extensions.</summary>
    public required IReadOnlyList<CertificateExtension> Extensions { get; init; }

    /// <summary>The attributes of a request: kind and values.</summary>
    public IReadOnlyList<RequestAttribute> Attributes { get; init; } = [];

    /// <summary>Whether a key signed it.</summary>
    /// <param name="key">The key.</param>
    public bool IsSignedBy(AsymmetricKey key) => Algorithm.Verify(key, RawSigned.ToArray(), Signature);

    /// <summary>Reads a certificate from the beginning of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="length">How many of them it takes.</param>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="CryptographicException">A part of it is out of its range.</exception>
    public static CertificateDocument Read(ReadOnlyMemory<byte> bytes, out int length)
    {
        var outer = new AsnReader(bytes, AsnEncodingRules.DER);
        var raw = outer.PeekEncodedValue();
        length = raw.Length;
        var whole = outer.ReadSequence();
        var rawSigned = whole.PeekEncodedValue();
        var signed = whole.ReadSequence();
        var algorithm = CertificateAlgorithm.Read(whole.ReadEncodedValue());
        var signature = whole.ReadBitString(out _);
        whole.ThrowIfNotEmpty();
        var version = 1;
        if (signed.PeekTag() == Context0)
        {
            if (!signed.ReadSequence(Context0).TryReadInt32(out version) || version is < 0 or > 2)
                throw new CryptographicException("invalid version");
            version++;
        }

        var serial = signed.ReadInteger();
        _ = signed.ReadEncodedValue();
        var issuer = DistinguishedName.Read(signed.ReadEncodedValue());
        var validity = signed.ReadSequence();
        var (from, to) = (Time(validity), Time(validity));
        var subject = DistinguishedName.Read(signed.ReadEncodedValue());
        var key = signed.ReadEncodedValue();
        return new CertificateDocument
        {
            Raw = raw,
            RawSigned = rawSigned,
            RawPublicKey = key,
            Version = version,
            SerialNumber = serial,
            Issuer = issuer,
            Subject = subject,
            NotBefore = from,
            NotAfter = to,
            KeyAlgorithm = AlgorithmOf(key),
            PublicKey = KeyDocuments.PublicKey(key),
            Algorithm = algorithm,
            Signature = signature,
            Extensions = ExtensionsAfter(signed),
        };
    }

    /// <summary>Reads a request.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="CryptographicException">A part of it is out of its range.</exception>
    public static CertificateDocument ReadRequest(ReadOnlyMemory<byte> bytes)
    {
        var outer = new AsnReader(bytes, AsnEncodingRules.DER);
        var whole = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var rawSigned = whole.PeekEncodedValue();
        var signed = whole.ReadSequence();
        var algorithm = CertificateAlgorithm.Read(whole.ReadEncodedValue());
        var signature = whole.ReadBitString(out _);
        if (!signed.TryReadInt32(out var version))
            throw new CryptographicException("invalid version");
        var subject = DistinguishedName.Read(signed.ReadEncodedValue());
        var key = signed.ReadEncodedValue();
        var attributes = signed.HasData && signed.PeekTag() == Context0
            ? RequestAttribute.ReadAll(signed.ReadSetOf(skipSortOrderValidation: true, Context0))
            : [];
        return new CertificateDocument
        {
            Raw = bytes,
            RawSigned = rawSigned,
            RawPublicKey = key,
            Version = version,
            Subject = subject,
            KeyAlgorithm = AlgorithmOf(key),
            PublicKey = KeyDocuments.PublicKey(key),
            Algorithm = algorithm,
            Signature = signature,
            Extensions = [.. attributes.Where(attribute => attribute.Kind == RequestAttribute.ExtensionRequest)
                .SelectMany(attribute => attribute.Values.Take(1)).SelectMany(CertificateExtension.ReadAll)],
            Attributes = attributes,
        };
    }

    static string AlgorithmOf(ReadOnlyMemory<byte> key) =>
        new AsnReader(key, AsnEncodingRules.DER).ReadSequence().ReadSequence().ReadObjectIdentifier();

    static IReadOnlyList<CertificateExtension> ExtensionsAfter(AsnReader signed)
    {
        while (signed.HasData)
        {
            if (signed.PeekTag() == Context3)
                return CertificateExtension.ReadAll(signed.ReadSequence(Context3).ReadEncodedValue());
            _ = signed.ReadEncodedValue();
        }

        return [];
    }

    static DateTimeOffset Time(AsnReader validity) => validity.PeekTag().TagValue == (int)UniversalTagNumber.UtcTime
        ? validity.ReadUtcTime(2049)
        : validity.ReadGeneralizedTime();
}
