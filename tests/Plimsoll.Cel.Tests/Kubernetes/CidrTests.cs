namespace Plimsoll.Cel.Kubernetes;

public sealed class CidrTests
{
    [Theory]
    [InlineData("10.0.0.0", "no '/'")]
    [InlineData("10.0.0.0/", "bad bits after slash: \"\"")]
    [InlineData("10.0.0.0/08", "bad bits after slash: \"08\"")]
    [InlineData("10.0.0.0/+8", "bad bits after slash: \"+8\"")]
    [InlineData("10.0.0.0/33", "prefix length out of range")]
    [InlineData("::/129", "prefix length out of range")]
    [InlineData("10.0.0/8", "IPv4 address too short")]
    [InlineData("fe80::%e/64", "IPv6 zones cannot be present in a prefix")]
    [InlineData("::ffff:1.2.3.4/100", "IPv4-mapped IPv6 address")]
    public void What_is_no_network_is_refused_with_a_reason(string text, string reason)
    {
        Assert.False(Cidr.TryParse(text, out _, out var error));
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cidr('10.1.0.0/16').containsIP('10.1.255.255') && !cidr('10.1.0.0/16').containsIP('10.2.0.0')")]
    [InlineData("cidr('0.0.0.0/0').containsIP(ip('255.1.1.1')) && !cidr('0.0.0.0/0').containsIP('::1')")]
    [InlineData("cidr('10.1.2.3/32').containsIP('10.1.2.3') && !cidr('10.1.2.3/32').containsIP('10.1.2.4')")]
    [InlineData("cidr('10.0.0.0/8').containsCIDR('10.9.9.0/24') && !cidr('10.9.9.0/24').containsCIDR('10.0.0.0/8')")]
    [InlineData("cidr('::/0').containsCIDR(cidr('2001:db8::/128')) && cidr('10.0.0.0/8').containsCIDR('10.0.0.0/8')")]
    [InlineData("cidr('10.1.2.3/8').masked() == cidr('10.0.0.0/8') && cidr('10.1.2.3/8') != cidr('10.0.0.0/8')")]
    [InlineData("cidr('10.1.2.3/8').ip() == ip('10.1.2.3') && cidr('::1/128').prefixLength() == 128")]
    [InlineData("string(cidr('1:0::/16')) == '1::/16' && isCIDR('1::/16') && !isCIDR('1::') && type(cidr('::/0')) == net.CIDR")]
    public void Functions_answer_as_in_Kubernetes(string expression) => Newest.IsTrue(expression);

    [Fact]
    public void An_error_of_the_argument_is_the_answer() => Newest.Fails("cidr('10.0.0.0/8').containsIP('x')", "IP Address \"x\" parse error");
}
