namespace Plimsoll.Rego.Builtins;

public sealed class AddressRangesTests
{
    [Theory]
    [InlineData("net.cidr_contains(\"10.0.0.0/8\", \"10.1.2.3\")", "true")]
    [InlineData("net.cidr_contains(\"10.0.0.0/8\", \"10.0.0.0/7\")", "false")]
    [InlineData("net.cidr_contains(\"2001:db8::/32\", \"2001:db8:1::/48\")", "true")]
    [InlineData("net.cidr_contains(\"10.0.0.0/8\", \"::1\")", "false")]
    [InlineData("net.cidr_intersects(\"10.0.0.0/8\", \"10.1.0.0/16\")", "true")]
    [InlineData("net.cidr_is_valid(\"10.0.0.0/33\")", "false")]
    [InlineData("net.cidr_is_valid(\"010.0.0.0/8\")", "false")]
    [InlineData("net.cidr_is_valid(\"fe80::1%eth0/64\")", "false")]
    [InlineData("net.cidr_is_valid(\"::ffff:1.2.3/64\")", "false")]
    [InlineData("net.cidr_expand(\"10.0.0.5/30\")", "{\"10.0.0.4\", \"10.0.0.5\", \"10.0.0.6\", \"10.0.0.7\"}")]
    [InlineData("net.cidr_expand(\"2001:db8::/127\")", "{\"2001:db8::\", \"2001:db8::1\"}")]
    [InlineData("net.cidr_merge([\"10.0.0.0/25\", \"10.0.0.128/25\", \"10.0.1.0/24\", \"10.0.0.7/32\"])", "{\"10.0.0.0/23\"}")]
    [InlineData("net.cidr_merge([\"::/1\", \"8000::/1\", \"0.0.0.0/1\", \"128.0.0.0/1\"])", "{\"0.0.0.0/0\", \"::/0\"}")]
    [InlineData("net.cidr_contains_matches([\"10.0.0.0/8\"], {\"x\": \"10.0.0.1\", \"y\": \"11.0.0.1\"})", "{[0, \"x\"]}")]
    public void Ranges_are_compared(string expression, string expected) => Assert.Equal(expected, Answers.To(expression));

    [Theory]
    [InlineData("net.cidr_contains(\"10.0.0.0\", \"10.1.2.3\")")]
    [InlineData("net.cidr_contains(\"10.0.0.0/8\", \"x\")")]
    [InlineData("net.cidr_merge([\"2001:db8::1\"])")]
    public void What_is_no_range_is_told(string expression) =>
        Assert.StartsWith("eval_builtin_error", Answers.To(expression), StringComparison.Ordinal);

    [Theory]
    [InlineData("::/0")]
    [InlineData("0.0.0.0/0")]
    [InlineData("2001:db8::/66")]
    public void A_range_without_an_end_in_sight_is_not_expanded(string range) =>
        Assert.Throws<RegoLimitException>(() => Answers.To($"net.cidr_expand(\"{range}\")"));
}
