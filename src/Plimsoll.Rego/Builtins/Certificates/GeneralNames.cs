using System.Formats.Asn1;
using System.Net;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>Names of a subject other than its distinguished one.</summary>
/// <remarks>RFC 5280 section 4.2.1.6.</remarks>
sealed class GeneralNames
{
    const int Email = 1, Dns = 2, Address = 6, Ip = 7;

    /// <summary>Names of hosts.</summary>
    public List<string> Hosts { get; } = [];

    /// <summary>Addresses of mail.</summary>
    public List<string> Emails { get; } = [];

    /// <summary>Addresses of hosts.</summary>
    public List<IPAddress> Ips { get; } = [];

    /// <summary>Addresses as URIs.</summary>
    public List<string> Addresses { get; } = [];

    /// <summary>Reads a list of names; those of other kinds are left out.</summary>
    /// <param name="list">The list.</param>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    public static GeneralNames Read(AsnReader list)
    {
        var names = new GeneralNames();
        while (list.HasData)
        {
            var tag = list.PeekTag();
            if (tag.TagClass != TagClass.ContextSpecific)
                throw new AsnContentException("a name has no kind");
            switch (tag.TagValue)
            {
                case Email:
                    names.Emails.Add(Text(list, tag));
                    break;
                case Dns:
                    names.Hosts.Add(Text(list, tag));
                    break;
                case Address:
                    names.Addresses.Add(Text(list, tag));
                    break;
                case Ip:
                    names.Ips.Add(IpOf(list.ReadOctetString(tag)));
                    break;
                default:
                    _ = list.ReadEncodedValue();
                    break;
            }
        }

        return names;
    }

    /// <summary>Reads one name; <c>null</c> where it is no URI.</summary>
    /// <param name="from">Where it is.</param>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    public static string? ReadAddress(AsnReader from)
    {
        var tag = from.PeekTag();
        if (tag is { TagClass: TagClass.ContextSpecific, TagValue: Address })
            return Text(from, tag);
        _ = from.ReadEncodedValue();
        return null;
    }

    static string Text(AsnReader from, Asn1Tag tag) => from.ReadCharacterString(UniversalTagNumber.IA5String, tag);

    static IPAddress IpOf(byte[] bytes) => bytes.Length is 4 or 16
        ? new IPAddress(bytes)
        : throw new AsnContentException($"cannot parse IP address of length {bytes.Length}");
}
