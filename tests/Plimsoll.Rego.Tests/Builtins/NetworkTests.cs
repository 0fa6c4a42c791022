namespace Plimsoll.Rego.Builtins;

public sealed class NetworkTests
{
    [Fact]
    public void An_evaluation_sends_nothing()
    {
        var call = FunctionCall.Of("http.send", """{"method": "get", "url": "https://example.com"}""");

        Assert.Null(call.Value);
        Assert.Equal("the evaluation is not allowed to reach the network", call.Message);
    }

    [Theory]
    [InlineData("192.0.2.1", "{\"192.0.2.1\"}")]
    [InlineData("2001:DB8::1", "{\"2001:db8::1\"}")]
    public void An_address_is_its_own_address(string name, string addresses) =>
        Assert.Equal(addresses, FunctionCall.OfTexts("net.lookup_ip_addr", name).Value!.ToString());

    [Theory]
    [InlineData("example.com")]
    [InlineData("1")]
    [InlineData("0x7f.1")]
    public void A_name_is_not_looked_up(string name) =>
        Assert.EndsWith("not allowed to reach the network", FunctionCall.OfTexts("net.lookup_ip_addr", name).Message, StringComparison.Ordinal);
}
