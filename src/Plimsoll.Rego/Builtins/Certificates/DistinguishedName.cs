using System.Formats.Asn1;
using System.Text;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>Whom a certificate is about, or who signed it.</summary>
/// <param name="Raw">The whole name, by which names are compared.</param>
/// <param name="Parts">Its parts: identifier and text, in the order of the document.</param>
/// <remarks>RFC 5280 section 4.1.2.4.</remarks>
sealed record DistinguishedName(ReadOnlyMemory<byte> Raw, IReadOnlyList<KeyValuePair<string, string>> Parts)
{
    /// <summary>The name of nobody.</summary>
    public static DistinguishedName Empty { get; } = new(default, []);

    /// <summary>The common name; empty where there is none.</summary>
    public string CommonName => Parts.LastOrDefault(part => part.Key == "2.5.4.3").Value ?? "";

    /// <summary>Reads a name.</summary>
    /// <param name="raw">The name.</param>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    public static DistinguishedName Read(ReadOnlyMemory<byte> raw)
    {
        var parts = new List<KeyValuePair<string, string>>();
        var sets = new AsnReader(raw, AsnEncodingRules.DER).ReadSequence();
        while (sets.HasData)
        {
            var set = sets.ReadSetOf(skipSortOrderValidation: true);
            while (set.HasData)
            {
                var part = set.ReadSequence();
                parts.Add(KeyValuePair.Create(part.ReadObjectIdentifier(), Text(part)));
            }
        }

        return new DistinguishedName(raw, parts);
    }

    /// <summary>Whether both are the same name.</summary>
    /// <param name="other">The other.</param>
    public bool IsSame(DistinguishedName other) => Raw.Span.SequenceEqual(other.Raw.Span);

    static string Text(AsnReader part)
    {
        var tag = part.PeekTag();
        if (tag is { TagClass: TagClass.Universal, IsConstructed: false }
            && (UniversalTagNumber)tag.TagValue is UniversalTagNumber.UTF8String or UniversalTagNumber.PrintableString
                or UniversalTagNumber.IA5String or UniversalTagNumber.BMPString or UniversalTagNumber.T61String
                or UniversalTagNumber.NumericString)
        {
            return part.ReadCharacterString((UniversalTagNumber)tag.TagValue);
        }

        var content = part.ReadEncodedValue();
        return Encoding.Latin1.GetString(content.Span);
    }
}
