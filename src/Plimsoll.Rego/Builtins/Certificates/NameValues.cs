using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>Names, identifiers and extensions of certificates as values, in the shape of Go's structures.</summary>
/// <remarks>https://pkg.go.dev/crypto/x509/pkix, https://pkg.go.dev/net/url#URL.</remarks>
static class NameValues
{
    static readonly KeyValuePair<string, string>[] Lists =
    [
        new("2.5.4.6", "Country"), new("2.5.4.7", "Locality"), new("2.5.4.8", "Province"), new("2.5.4.9", "StreetAddress"),
        new("2.5.4.10", "Organization"), new("2.5.4.11", "OrganizationalUnit"), new("2.5.4.17", "PostalCode"),
    ];

    /// <summary>A name.</summary>
    /// <param name="name">The name.</param>
    public static RegoValue Of(DistinguishedName name)
    {
        List<(string, RegoValue)> members =
        [
            ("CommonName", new RegoString(name.CommonName)),
            ("SerialNumber", new RegoString(name.Parts.LastOrDefault(part => part.Key == "2.5.4.5").Value ?? "")),
            ("Names", CertificateValues.List(name.Parts, Part)),
            ("ExtraNames", RegoNull.Value),
        ];
        foreach (var (identifier, member) in Lists)
        {
            var texts = name.Parts.Where(part => part.Key == identifier).Select(part => part.Value).ToList();
            members.Add((member, CertificateValues.Texts(texts)));
        }

        return CertificateValues.Object([.. members]);
    }

    /// <summary>An identifier as the array of its numbers.</summary>
    /// <param name="identifier">The identifier, with dots.</param>
    public static RegoValue Identifier(string identifier) => new RegoArray([.. identifier.Split('.')
        .Select(number => RegoNumber.Of(BigInteger.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture)))]);

    /// <summary>An extension.</summary>
    /// <param name="extension">The extension.</param>
    public static RegoValue Extension(CertificateExtension extension) => CertificateValues.Object(
        ("Id", Identifier(extension.Kind)),
        ("Critical", RegoBoolean.Of(extension.IsCritical)),
        ("Value", CertificateValues.Bytes(extension.Value)));

    /// <summary>An attribute of a request: of the extensions asked for their identifiers and contents.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    public static RegoValue Attribute(RequestAttribute attribute)
    {
        var values = attribute.Kind == RequestAttribute.ExtensionRequest
            ? attribute.Values.Select(value => (RegoValue)new RegoArray([.. CertificateExtension.ReadAll(value)
                .Select(extension => Pair(extension.Kind, CertificateValues.Bytes(extension.Value)))]))
            : [];
        return CertificateValues.Object(("Type", Identifier(attribute.Kind)), ("Value", new RegoArray([.. values])));
    }

    /// <summary>A URI in its parts.</summary>
    /// <param name="text">The URI.</param>
    public static RegoValue Address(string text)
    {
        var isUri = Uri.TryCreate(text, UriKind.Absolute, out var uri);
        var scheme = isUri ? uri!.Scheme : ""; // It is a URI.
        var rest = text[Math.Min(text.Length, scheme.Length + (isUri ? 1 : 0))..];
        var hasHost = rest.StartsWith("//", StringComparison.Ordinal);
        var isOpaque = isUri && !rest.StartsWith('/');
        var authority = hasHost ? rest[2..].Split('/', '?', '#')[0] : "";
        var path = hasHost ? rest[(2 + authority.Length)..] : rest;
        return CertificateValues.Object(
            ("Scheme", new RegoString(scheme)),
            ("Opaque", new RegoString(isOpaque ? path.Split('?', '#')[0] : "")),
            ("User", RegoNull.Value),
            ("Host", new RegoString(authority[(authority.LastIndexOf('@') + 1)..])),
            ("Path", new RegoString(isOpaque ? "" : Uri.UnescapeDataString(path.Split('?', '#')[0]))),
            ("RawPath", RegoString.Empty),
            ("OmitHost", RegoBoolean.False),
            ("ForceQuery", RegoBoolean.False),
            ("RawQuery", new RegoString(isUri ? uri!.Query.TrimStart('?') : "")), // It is a URI.
            ("Fragment", new RegoString(isUri ? Uri.UnescapeDataString(uri!.Fragment.TrimStart('#')) : "")), // It is a URI.
            ("RawFragment", RegoString.Empty));
    }

    static RegoValue Part(KeyValuePair<string, string> part) => Pair(part.Key, new RegoString(part.Value));

    static RegoObject Pair(string identifier, RegoValue value) =>
        CertificateValues.Object(("Type", Identifier(identifier)), ("Value", value));
}
