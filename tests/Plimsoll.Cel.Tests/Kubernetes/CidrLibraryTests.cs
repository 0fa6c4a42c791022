namespace Plimsoll.Cel.Kubernetes;

public sealed class CidrLibraryTests
{
    [Theory]
    [InlineData("isCIDR('10.0.0.0/8') && isCIDR('::/0') && !isCIDR('10.0.0.0') && !isCIDR('10.0.0.0/33') && !isCIDR('10.0.0.0/08')")]
    [InlineData("cidr('192.168.0.0/24').containsIP(ip('192.168.0.1')) && cidr('192.168.0.0/24').containsIP('192.168.0.1') && !cidr('192.168.0.0/24').containsIP('192.168.1.1') && !cidr('192.168.0.0/24').containsIP('::1')")]
    [InlineData("cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16') && cidr('10.0.0.0/8').containsCIDR(cidr('10.0.0.0/8')) && !cidr('10.0.0.0/16').containsCIDR('10.0.0.0/8')")]
    [InlineData("cidr('192.168.1.7/24').ip() == ip('192.168.1.7') && cidr('192.168.1.7/24').masked() == cidr('192.168.1.0/24') && cidr('::1/64').prefixLength() == 64 && string(cidr('10.0.0.0/8')) == '10.0.0.0/8'")]
    public void Functions_answer_as_in_Kubernetes(string expression) => Newest.IsTrue(expression);

    [Theory]
    [InlineData("cidr('10.0.0.0')", "network address parse error during conversion from string")]
    [InlineData("cidr('10.0.0.0/8').containsIP('x')", "IP Address \"x\" parse error")]
    public void What_cannot_be_computed_is_an_error(string expression, string message) => Newest.Fails(expression, message);
}
