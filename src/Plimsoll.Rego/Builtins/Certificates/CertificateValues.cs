using System.Globalization;
using System.Net;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>Certificates and keys as values, in the shape that Go's structures have as JSON: what policies for OPA read.</summary>
/// <remarks>https://pkg.go.dev/crypto/x509#Certificate, https://pkg.go.dev/crypto/x509/pkix#Name.</remarks>
static class CertificateValues
{
    /// <summary>A certificate.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="withAddresses">Whether <c>URIStrings</c>, which is OPA's own, is there.</param>
    /// <exception cref="System.Formats.Asn1.AsnContentException">An extension is not well-formed.</exception>
    public static RegoObject Of(CertificateDocument certificate, bool withAddresses)
    {
        var facts = new CertificateFacts(certificate.Extensions);
        var members = Signed(certificate, facts.Names);
        Add(members, "RawTBSCertificate", Bytes(certificate.RawSigned));
        Add(members, "RawIssuer", Bytes(certificate.Issuer.Raw));
        Add(members, "Version", RegoNumber.Of(certificate.Version));
        Add(members, "SerialNumber", RegoNumber.Of(certificate.SerialNumber));
        Add(members, "Issuer", NameValues.Of(certificate.Issuer));
        Add(members, "NotBefore", Time(certificate.NotBefore));
        Add(members, "NotAfter", Time(certificate.NotAfter));
        Add(members, "UnhandledCriticalExtensions", List(facts.UnhandledCritical, NameValues.Identifier));
        AddUsage(members, facts);
        AddPlaces(members, facts);
        AddConstraints(members, facts.Constraints);
        AddPolicies(members, facts);
        if (withAddresses)
            Add(members, "URIStrings", Texts(facts.Names?.Addresses));
        return RegoObject.Of(members);
    }

    /// <summary>A request for a certificate.</summary>
    /// <param name="request">The request.</param>
    /// <exception cref="System.Formats.Asn1.AsnContentException">An extension is not well-formed.</exception>
    public static RegoObject OfRequest(CertificateDocument request)
    {
        var members = Signed(request, new CertificateFacts(request.Extensions).Names);
        Add(members, "RawTBSCertificateRequest", Bytes(request.RawSigned));
        Add(members, "Version", RegoNumber.Of(request.Version));
        Add(members, "Attributes", List(request.Attributes, NameValues.Attribute));
        return RegoObject.Of(members);
    }

    /// <summary>A key; null of a kind that is not known.</summary>
    /// <param name="key">The key.</param>
    public static RegoValue OfPublic(AsymmetricKey? key) => key switch
    {
        RsaKey rsa => Object(("N", RegoNumber.Of(rsa.Modulus)), ("E", RegoNumber.Of(rsa.Exponent))),
        EcKey ec => Object(("Curve", RegoObject.Empty), ("X", RegoNumber.Of(ec.X)), ("Y", RegoNumber.Of(ec.Y))),
        EdKey ed => Bytes(ed.Public),
        _ => RegoNull.Value,
    };

    /// <summary>A private key; null of a kind that is not known.</summary>
    /// <param name="key">The key.</param>
    public static RegoValue OfPrivate(AsymmetricKey key) => key switch
    {
        RsaKey { Secrets: { } secrets } rsa => Object(
            ("N", RegoNumber.Of(rsa.Modulus)),
            ("E", RegoNumber.Of(rsa.Exponent)),
            ("D", RegoNumber.Of(secrets.D)),
            ("Primes", new RegoArray(RegoNumber.Of(secrets.P), RegoNumber.Of(secrets.Q))),
            ("Precomputed", Object(
                ("Dp", RegoNumber.Of(secrets.Dp)),
                ("Dq", RegoNumber.Of(secrets.Dq)),
                ("Qinv", RegoNumber.Of(secrets.InverseQ)),
                ("CRTValues", RegoArray.Empty)))),
        EcKey { D: { } secret } ec => Object(
            ("Curve", RegoObject.Empty), ("X", RegoNumber.Of(ec.X)), ("Y", RegoNumber.Of(ec.Y)), ("D", RegoNumber.Of(secret))),
        EdKey { Seed: { } seed } ed => Bytes((byte[])[.. seed, .. ed.Public]),
        _ => RegoNull.Value,
    };

    /// <summary>A list of bytes as base64, as Go writes bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public static RegoValue Bytes(ReadOnlyMemory<byte> bytes) => new RegoString(Convert.ToBase64String(bytes.Span));

    /// <summary>An object of members.</summary>
    /// <param name="members">The members.</param>
    public static RegoObject Object(params (string Name, RegoValue Value)[] members) =>
        RegoObject.Of(members.Select(member => KeyValuePair.Create<RegoValue, RegoValue>(new RegoString(member.Name), member.Value)));

    /// <summary>A list as an array; null where it is empty, as Go writes a slice that was never made.</summary>
    /// <typeparam name="T">What it is of.</typeparam>
    /// <param name="items">The list.</param>
    /// <param name="convert">An item as a value.</param>
    public static RegoValue List<T>(IReadOnlyCollection<T>? items, Func<T, RegoValue> convert) =>
        items is null or { Count: 0 } ? RegoNull.Value : new RegoArray([.. items.Select(convert)]);

    /// <summary>Texts as an array; null where there are none.</summary>
    /// <param name="texts">The texts.</param>
    public static RegoValue Texts(IReadOnlyCollection<string>? texts) => List(texts, text => new RegoString(text));

    /// <summary>What a certificate and a request have both.</summary>
    static List<KeyValuePair<RegoValue, RegoValue>> Signed(CertificateDocument document, GeneralNames? names)
    {
        var members = new List<KeyValuePair<RegoValue, RegoValue>>(64);
        Add(members, "Raw", Bytes(document.Raw));
        Add(members, "RawSubjectPublicKeyInfo", Bytes(document.RawPublicKey));
        Add(members, "RawSubject", Bytes(document.Subject.Raw));
        Add(members, "Signature", Bytes(document.Signature));
        Add(members, "SignatureAlgorithm", RegoNumber.Of(document.Algorithm.Number));
        Add(members, "PublicKeyAlgorithm", RegoNumber.Of(KindOf(document.KeyAlgorithm)));
        Add(members, "PublicKey", OfPublic(document.PublicKey));
        Add(members, "Subject", NameValues.Of(document.Subject));
        Add(members, "Extensions", List(document.Extensions, NameValues.Extension));
        Add(members, "ExtraExtensions", RegoNull.Value);
        Add(members, "DNSNames", Texts(names?.Hosts));
        Add(members, "EmailAddresses", Texts(names?.Emails));
        Add(members, "IPAddresses", List(names?.Ips, ip => new RegoString(ip.ToString())));
        Add(members, "URIs", List(names?.Addresses, NameValues.Address));
        return members;
    }

    static void AddUsage(List<KeyValuePair<RegoValue, RegoValue>> members, CertificateFacts facts)
    {
        Add(members, "KeyUsage", RegoNumber.Of(facts.KeyUsage));
        Add(members, "ExtKeyUsage", List(facts.Usages, usage => RegoNumber.Of(usage)));
        Add(members, "UnknownExtKeyUsage", List(facts.UnknownUsages, NameValues.Identifier));
        Add(members, "BasicConstraintsValid", RegoBoolean.Of(facts.HasBasicConstraints));
        Add(members, "IsCA", RegoBoolean.Of(facts.IsAuthority));
        Add(members, "MaxPathLen", RegoNumber.Of(facts.MaxPathLength));
        Add(members, "MaxPathLenZero", RegoBoolean.Of(facts is { HasBasicConstraints: true, MaxPathLength: 0 }));
        Add(members, "SubjectKeyId", facts.SubjectKeyId is { } subject ? Bytes(subject) : RegoNull.Value);
        Add(members, "AuthorityKeyId", facts.AuthorityKeyId is { } authority ? Bytes(authority) : RegoNull.Value);
    }

    static void AddPlaces(List<KeyValuePair<RegoValue, RegoValue>> members, CertificateFacts facts)
    {
        Add(members, "OCSPServer", Texts(facts.OcspServers));
        Add(members, "IssuingCertificateURL", Texts(facts.IssuerAddresses));
        Add(members, "CRLDistributionPoints", Texts(facts.RevocationLists));
    }

    static void AddConstraints(List<KeyValuePair<RegoValue, RegoValue>> members, NameConstraints? constraints)
    {
        Add(members, "PermittedDNSDomainsCritical", RegoBoolean.Of(constraints is { IsCritical: true }));
        foreach (var (name, trees) in (IEnumerable<(string, NameConstraints.Subtrees?)>)
            [("Permitted", constraints?.Permitted), ("Excluded", constraints?.Excluded)])
        {
            Add(members, $"{name}DNSDomains", Texts(trees?.Hosts));
            Add(members, $"{name}EmailAddresses", Texts(trees?.Emails));
            Add(members, $"{name}URIDomains", Texts(trees?.Domains));
            Add(members, $"{name}IPRanges", List(trees?.Ranges, Range));
        }
    }

    static void AddPolicies(List<KeyValuePair<RegoValue, RegoValue>> members, CertificateFacts facts)
    {
        Add(members, "PolicyIdentifiers", List(facts.Policies, NameValues.Identifier));
        Add(members, "Policies", Texts(facts.Policies));
        Add(members, "PolicyMappings", RegoNull.Value);
        foreach (var name in (string[])["InhibitAnyPolicy", "InhibitPolicyMapping", "RequireExplicitPolicy"])
        {
            Add(members, name, RegoNumber.Of(0));
            Add(members, name + "Zero", RegoBoolean.False);
        }
    }

    static RegoObject Range(AddressRange range) =>
        Object(("IP", new RegoString(new IPAddress(range.Address).ToString())), ("Mask", Bytes(range.Mask)));

    static RegoString Time(DateTimeOffset time) =>
        new(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>Go's number of a kind of key.</summary>
    static int KindOf(string algorithm) => algorithm switch
    {
        "1.2.840.113549.1.1.1" => 1,
        "1.2.840.10040.4.1" => 2,
        "1.2.840.10045.2.1" => 3,
        "1.3.101.112" => 4,
        _ => 0,
    };

    static void Add(List<KeyValuePair<RegoValue, RegoValue>> members, string name, RegoValue value) =>
        members.Add(KeyValuePair.Create<RegoValue, RegoValue>(new RegoString(name), value));
}
