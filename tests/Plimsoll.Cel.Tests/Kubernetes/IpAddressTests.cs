using System.Net;
using CsCheck;

namespace Plimsoll.Cel.Kubernetes;

public sealed class IpAddressTests
{
    [Theory]
    [InlineData("10.1.2.3", "10.1.2.3")]
    [InlineData("0.0.0.0", "0.0.0.0")]
    [InlineData("::", "::")]
    [InlineData("::1", "::1")]
    [InlineData("1::", "1::")]
    [InlineData("2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1")]
    [InlineData("1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0")]
    [InlineData("64:ff9b::10.0.0.1", "64:ff9b::a00:1")]
    [InlineData("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304")]
    [InlineData("00001::", "1::")]
    public void An_address_is_written_in_one_way(string text, string canonical)
    {
        Assert.True(IpAddress.TryParse(text, out var address, out var error), error);
        Assert.Equal(canonical, address.ToString());
    }

    [Theory]
    [InlineData("", "unable to parse IP")]
    [InlineData("localhost", "unable to parse IP")]
    [InlineData("%eth0", "missing IPv6 address")]
    [InlineData("1.2.3", "IPv4 address too short")]
    [InlineData("1.2.3.4.5", "IPv4 address too long")]
    [InlineData("1.2.3.256", "IPv4 field has value >255")]
    [InlineData("1.2.3.04", "IPv4 field has octet with leading zero")]
    [InlineData("1..3.4", "IPv4 field must have at least one digit (at \".3.4\")")]
    [InlineData("1.2.3.", "IPv4 field must have at least one digit")]
    [InlineData("1.2.3.4x", "unexpected character (at \"x\")")]
    [InlineData(":::1", "each colon-separated field must have at least one digit (at \":1\")")]
    [InlineData("1::2::3", "multiple :: in address")]
    [InlineData("1:2", "address string too short")]
    [InlineData("1:2:3:4:5:6:7:8:9", "trailing garbage after address")]
    [InlineData("1:2:3:4:5:6:7:8::", "the :: must expand to at least one field of zeros")]
    [InlineData("1:2:3:4::5:6:7:8", "the :: must expand to at least one field of zeros")]
    [InlineData("12345::", "IPv6 field has value >=2^16")]
    [InlineData("1:2:", "colon must be followed by more characters")]
    [InlineData("1;2:3", "unexpected character, want colon")]
    [InlineData("1:2.3.4.5", "embedded IPv4 address must replace the final 2 fields")]
    [InlineData("fe80::1%", "zone must be a non-empty string")]
    [InlineData("fe80::1%eth0", "with zone value is not allowed")]
    [InlineData("::ffff:1.2.3.4", "IPv4-mapped IPv6 address \"::ffff:1.2.3.4\" is not allowed")]
    public void What_is_no_address_is_refused_with_a_reason(string text, string reason)
    {
        Assert.False(IpAddress.TryParse(text, out _, out var error));
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ip('10.0.0.1').family() == 4 && ip('::1').family() == 6")]
    [InlineData("ip('127.9.9.9').isLoopback() && !ip('128.0.0.1').isLoopback() && ip('::1').isLoopback()")]
    [InlineData("ip('224.0.0.9').isLinkLocalMulticast() && !ip('224.0.1.9').isLinkLocalMulticast() && ip('ff32::1').isLinkLocalMulticast()")]
    [InlineData("ip('169.254.0.1').isLinkLocalUnicast() && ip('febf::').isLinkLocalUnicast() && !ip('fec0::').isLinkLocalUnicast()")]
    [InlineData("ip('10.0.0.1').isGlobalUnicast() && !ip('255.255.255.255').isGlobalUnicast() && !ip('0.0.0.0').isGlobalUnicast()")]
    [InlineData("ip('0.0.0.0').isUnspecified() && ip('::').isUnspecified() && ip('0.0.0.0') != ip('::')")]
    [InlineData("ip.isCanonical('1::') && !ip.isCanonical('1::0') && string(ip('1::0')) == '1::'")]
    [InlineData("type(ip('1::')) == net.IP && isIP('1::') && !isIP('1::/64')")]
    public void Functions_answer_as_in_Kubernetes(string expression) => Newest.IsTrue(expression);

    [Fact]
    public void Addresses_read_and_print_as_those_of_the_platform() =>
        Gen.OneOf(Gen.Byte.Array[4], Gen.Byte.Array[16], Gen.OneOf<byte>(0, 0, 0, 1).Array[16]).Sample(bytes =>
        {
            var theirs = new IPAddress(bytes);
            var isMapped = theirs.IsIPv4MappedToIPv6;
            Assert.Equal(!isMapped, IpAddress.TryParse(theirs.ToString(), out var mine, out _));
            if (!isMapped)
                Assert.True(IPAddress.Parse(mine.ToString()).Equals(theirs) && mine.IsV4 == (bytes.Length == 4));
        });

    [Fact]
    public void Reading_any_text_answers_and_what_was_read_reads_again() =>
        Gen.String[Gen.OneOf<char>([.. "0123456789abcdefF:.%/"]), 0, 40].Sample(text =>
        {
            if (IpAddress.TryParse(text, out var address, out _))
                Assert.True(IpAddress.TryParse(address.ToString(), out var again, out _) && again.IsEqualTo(address));
        });
}
