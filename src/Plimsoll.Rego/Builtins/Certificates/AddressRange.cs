using System.Formats.Asn1;
using System.Net;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>A range of addresses of hosts.</summary>
/// <param name="Address">The address.</param>
/// <param name="Mask">Which of its bits count.</param>
sealed record AddressRange(byte[] Address, byte[] Mask)
{
    /// <summary>The range of an address with its mask behind it.</summary>
    /// <exception cref="AsnContentException">The bytes are too many or too few.</exception>
    public static AddressRange Of(byte[] bytes) => bytes.Length is 8 or 32
        ? new AddressRange(bytes[..(bytes.Length / 2)], bytes[(bytes.Length / 2)..])
        : throw new AsnContentException("an IP constraint has the wrong size");

    /// <summary>Whether an address is in it.</summary>
    /// <param name="ip">The address.</param>
    public bool Contains(IPAddress ip)
    {
        var bytes = ip.GetAddressBytes();
        if (bytes.Length != Address.Length)
            return false;
        for (var index = 0; index < bytes.Length; index++)
        {
            if ((bytes[index] & Mask[index]) != (Address[index] & Mask[index]))
                return false;
        }

        return true;
    }
}
