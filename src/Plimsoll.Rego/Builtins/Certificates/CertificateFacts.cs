using System.Formats.Asn1;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>What the extensions of a certificate say.</summary>
/// <remarks>RFC 5280 section 4.2; the numbers of usages: https://pkg.go.dev/crypto/x509#ExtKeyUsage.</remarks>
sealed class CertificateFacts
{
    static readonly string[] UsageIdentifiers =
    [
        "2.5.29.37.0", "1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.3", "1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.5",
        "1.3.6.1.5.5.7.3.6", "1.3.6.1.5.5.7.3.7", "1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.9", "1.3.6.1.4.1.311.10.3.3",
        "2.16.840.1.113730.4.1", "1.3.6.1.4.1.311.2.1.22", "1.3.6.1.4.1.311.61.1.1",
    ];

    /// <summary>Reads the extensions.</summary>
    /// <param name="extensions">The extensions.</param>
    /// <exception cref="AsnContentException">One is not well-formed.</exception>
    public CertificateFacts(IReadOnlyList<CertificateExtension> extensions)
    {
        foreach (var extension in extensions)
        {
            if (!Read(extension) && extension.IsCritical)
                UnhandledCritical.Add(extension.Kind);
        }
    }

    /// <summary>What the key may be used for: bit 0 is a digital signature, bit 5 signing certificates.</summary>
    public int KeyUsage { get; private set; }

    /// <summary>Whether it says if it is an authority.</summary>
    public bool HasBasicConstraints { get; private set; }

    /// <summary>Whether it is an authority.</summary>
    public bool IsAuthority { get; private set; }

    /// <summary>Most authorities between it and a leaf; -1 where there is no limit, 0 also where nothing is said.</summary>
    public int MaxPathLength { get; private set; }

    /// <summary>The identifier of the key.</summary>
    public byte[]? SubjectKeyId { get; private set; }

    /// <summary>The identifier of the key that signed.</summary>
    public byte[]? AuthorityKeyId { get; private set; }

    /// <summary>The other names of the subject.</summary>
    public GeneralNames? Names { get; private set; }

    /// <summary>The purposes that are known, as Go's numbers.</summary>
    public List<int> Usages { get; } = [];

    /// <summary>The purposes that are not known.</summary>
    public List<string> UnknownUsages { get; } = [];

    /// <summary>The policies.</summary>
    public List<string> Policies { get; } = [];

    /// <summary>Where the state of the certificate is answered.</summary>
    public List<string> OcspServers { get; } = [];

    /// <summary>Where the certificate of who signed is.</summary>
    public List<string> IssuerAddresses { get; } = [];

    /// <summary>Where the list of revoked certificates is.</summary>
    public List<string> RevocationLists { get; } = [];

    /// <summary>What names an authority may sign for.</summary>
    public NameConstraints? Constraints { get; private set; }

    /// <summary>The critical extensions that are not known here.</summary>
    public List<string> UnhandledCritical { get; } = [];

    bool Read(CertificateExtension extension)
    {
        var reader = new AsnReader(extension.Value, AsnEncodingRules.DER);
        switch (extension.Kind)
        {
            case "2.5.29.14":
                SubjectKeyId = reader.ReadOctetString();
                return true;
            case "2.5.29.15":
                KeyUsage = UsageOf(reader.ReadBitString(out _));
                return true;
            case "2.5.29.17":
                Names = GeneralNames.Read(reader.ReadSequence());
                return true;
            case "2.5.29.19":
                ReadBasicConstraints(reader.ReadSequence());
                return true;
            case "2.5.29.30":
                Constraints = NameConstraints.Read(reader.ReadSequence(), extension.IsCritical);
                return !Constraints.HasUnknown;
            case "2.5.29.31":
                ReadRevocationLists(reader.ReadSequence());
                return true;
            case "2.5.29.32":
                ReadPolicies(reader.ReadSequence());
                return true;
            case "2.5.29.35":
                ReadAuthority(reader.ReadSequence());
                return true;
            case "2.5.29.37":
                ReadUsages(reader.ReadSequence());
                return true;
            case "1.3.6.1.5.5.7.1.1":
                ReadAccess(reader.ReadSequence());
                return true;
            default:
                // Limits on policies are known to Go, and matter only to who asks for a policy.
                return extension.Kind is "2.5.29.33" or "2.5.29.36" or "2.5.29.54";
        }
    }

    static int UsageOf(byte[] bits)
    {
        var usage = 0;
        for (var bit = 0; bit < Math.Min(bits.Length * 8, 9); bit++)
        {
            if ((bits[bit / 8] & (0x80 >> (bit % 8))) != 0)
                usage |= 1 << bit;
        }

        return usage;
    }

    void ReadBasicConstraints(AsnReader parts)
    {
        (HasBasicConstraints, MaxPathLength) = (true, -1);
        if (parts.HasData && parts.PeekTag() == Asn1Tag.Boolean)
            IsAuthority = parts.ReadBoolean();
        if (parts.HasData && parts.TryReadInt32(out var length) && length >= 0)
            MaxPathLength = length;
    }

    void ReadAuthority(AsnReader parts)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, 0);
        if (parts.HasData && parts.PeekTag() == tag)
            AuthorityKeyId = parts.ReadOctetString(tag);
    }

    void ReadUsages(AsnReader list)
    {
        while (list.HasData)
        {
            var identifier = list.ReadObjectIdentifier();
            var number = Array.IndexOf(UsageIdentifiers, identifier);
            if (number >= 0)
                Usages.Add(number);
            else
                UnknownUsages.Add(identifier);
        }
    }

    void ReadPolicies(AsnReader list)
    {
        while (list.HasData)
            Policies.Add(list.ReadSequence().ReadObjectIdentifier());
    }

    void ReadAccess(AsnReader list)
    {
        while (list.HasData)
        {
            var item = list.ReadSequence();
            var kind = item.ReadObjectIdentifier();
            if (GeneralNames.ReadAddress(item) is not { } address)
                continue;
            if (kind == "1.3.6.1.5.5.7.48.1")
                OcspServers.Add(address);
            else if (kind == "1.3.6.1.5.5.7.48.2")
                IssuerAddresses.Add(address);
        }
    }

    void ReadRevocationLists(AsnReader list)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        while (list.HasData)
        {
            var point = list.ReadSequence();
            if (!point.HasData || point.PeekTag() != tag)
                continue;
            var name = point.ReadSequence(tag);
            if (!name.HasData || name.PeekTag() != tag)
                continue;
            var names = name.ReadSequence(tag);
            while (names.HasData)
            {
                if (GeneralNames.ReadAddress(names) is { } address)
                    RevocationLists.Add(address);
            }
        }
    }
}
