using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>An extension of a certificate.</summary>
/// <param name="Kind">Its identifier.</param>
/// <param name="IsCritical">Whether a certificate must not be used by who does not know it.</param>
/// <param name="Value">What it says.</param>
/// <remarks>RFC 5280 section 4.2.</remarks>
sealed record CertificateExtension(string Kind, bool IsCritical, ReadOnlyMemory<byte> Value)
{
    /// <summary>Reads a list of extensions.</summary>
    /// <param name="bytes">The list.</param>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="CryptographicException">It is too long.</exception>
    public static IReadOnlyList<CertificateExtension> ReadAll(ReadOnlyMemory<byte> bytes)
    {
        var list = new AsnReader(bytes, AsnEncodingRules.DER).ReadSequence();
        var extensions = new List<CertificateExtension>();
        while (list.HasData)
        {
            if (extensions.Count == CertificateDocument.MaxExtensions)
                throw new CryptographicException($"more than {CertificateDocument.MaxExtensions} extensions");
            var item = list.ReadSequence();
            var kind = item.ReadObjectIdentifier();
            var critical = item.HasData && item.PeekTag() == Asn1Tag.Boolean && item.ReadBoolean();
            extensions.Add(new CertificateExtension(kind, critical, item.ReadOctetString()));
        }

        return extensions;
    }
}
