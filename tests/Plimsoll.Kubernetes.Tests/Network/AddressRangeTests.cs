namespace Plimsoll.Kubernetes.Network;

public sealed class AddressRangeTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0-10.255.255.255")]
    [InlineData("10.1.2.3/8", "10.0.0.0-10.255.255.255")]
    [InlineData("0.0.0.0/0", "0.0.0.0-255.255.255.255")]
    [InlineData("192.0.2.1/32", "192.0.2.1")]
    [InlineData("010.0.0.1/32", "10.0.0.1")]
    [InlineData("::/0", "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("fd00::1/128", "fd00::1")]
    [InlineData("2001:db8::/127", "2001:db8::-2001:db8::1")]
    public void Blocks_of_both_families_are_read(string text, string expected)
    {
        Assert.True(AddressRange.TryParseBlock(text, out var range));
        Assert.Equal(expected, range.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/+8")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("10.0.0/8")]
    [InlineData("10.0.0.0.0/8")]
    [InlineData("256.0.0.0/8")]
    [InlineData("0x0a.0.0.0/8")]
    [InlineData(" 10.0.0.0/8")]
    [InlineData("1.2.3.٤/8")]
    [InlineData("fd00::/129")]
    [InlineData("fd00:::/8")]
    [InlineData("fe80::1%eth0/64")]
    [InlineData("/8")]
    public void What_is_no_block_is_refused(string text) => Assert.False(AddressRange.TryParseBlock(text, out _));
}
