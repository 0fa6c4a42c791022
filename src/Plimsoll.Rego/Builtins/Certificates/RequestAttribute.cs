using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>An attribute of a request for a certificate.</summary>
/// <param name="Kind">Its identifier.</param>
/// <param name="Values">Its values.</param>
/// <remarks>RFC 2986 section 4.1.</remarks>
sealed record RequestAttribute(string Kind, IReadOnlyList<ReadOnlyMemory<byte>> Values)
{
    /// <summary>The kind that holds the extensions asked for.</summary>
    public const string ExtensionRequest = "1.2.840.113549.1.9.14";

    /// <summary>Reads a list of attributes.</summary>
    /// <param name="list">The list.</param>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="CryptographicException">It is too long.</exception>
    public static IReadOnlyList<RequestAttribute> ReadAll(AsnReader list)
    {
        var attributes = new List<RequestAttribute>();
        while (list.HasData)
        {
            if (attributes.Count == CertificateDocument.MaxExtensions)
                throw new CryptographicException($"more than {CertificateDocument.MaxExtensions} attributes");
            var item = list.ReadSequence();
            var kind = item.ReadObjectIdentifier();
            var set = item.ReadSetOf(skipSortOrderValidation: true);
            var values = new List<ReadOnlyMemory<byte>>();
            while (set.HasData)
                values.Add(set.ReadEncodedValue());
            attributes.Add(new RequestAttribute(kind, values));
        }

        return attributes;
    }
}
