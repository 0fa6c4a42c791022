namespace Plimsoll.Cel.Kubernetes;

public sealed class IpLibraryTests
{
    [Theory]
    [InlineData("isIP('1.2.3.4') && isIP('::1') && !isIP('1.2.3') && !isIP('01.2.3.4') && !isIP('fe80::1%eth0') && !isIP('::ffff:1.2.3.4')")]
    [InlineData("ip('127.0.0.1').family() == 4 && ip('::1').family() == 6 && ip('127.0.0.1').isLoopback() && ip('0.0.0.0').isUnspecified() && ip('224.0.0.1').isLinkLocalMulticast() && ip('169.254.1.1').isLinkLocalUnicast() && ip('8.8.8.8').isGlobalUnicast()")]
    [InlineData("ip.isCanonical('2001:db8::1') && !ip.isCanonical('2001:DB8::1') && !ip.isCanonical('2001:db8:0::1') && string(ip('2001:DB8:0:0::1')) == '2001:db8::1'")]
    [InlineData("ip('1.2.3.4') == ip('1.2.3.4') && ip('::1') == ip('0:0:0:0:0:0:0:1') && ip('1.2.3.4') != ip('1.2.3.5')")]
    public void Functions_answer_as_in_Kubernetes(string expression) => Newest.IsTrue(expression);

    [Theory]
    [InlineData("ip('1.2.3')", "IP Address \"1.2.3\" parse error during conversion from string")]
    [InlineData("ip('::ffff:1.2.3.4')", "IPv4-mapped IPv6 address")]
    public void What_cannot_be_computed_is_an_error(string expression, string message) => Newest.Fails(expression, message);
}
