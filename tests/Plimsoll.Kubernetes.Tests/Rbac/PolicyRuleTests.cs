namespace Plimsoll.Kubernetes.Rbac;

public sealed class PolicyRuleTests
{
    [Theory]
    [InlineData("pods", "pods", "", true)]
    [InlineData("pods", "pods", "exec", false)]
    [InlineData("pods/exec", "pods", "exec", true)]
    [InlineData("pods/exec", "pods", "", false)]
    [InlineData("*", "pods", "exec", true)]
    [InlineData("*/exec", "pods", "exec", true)]
    [InlineData("*/exec", "pods", "", false)]
    [InlineData("pods/*", "pods", "exec", false)]
    [InlineData("*/*", "pods", "exec", false)]
    [InlineData("Pods", "pods", "", false)]
    public void Resources_match_with_their_subresources(string written, string resource, string subresource, bool isAllowed)
    {
        var rule = new PolicyRule(["get"], [""], [written], [], [], PolicyRule.Nowhere);

        Assert.Equal(isAllowed, rule.Allows(new RbacRequest("get") { Resource = resource, Subresource = subresource }));
    }

    [Fact]
    public void A_rule_with_names_never_matches_a_request_without_one()
    {
        var rule = new PolicyRule(["*"], [""], ["secrets"], ["tls"], [], PolicyRule.Nowhere);

        Assert.True(rule.Allows(new RbacRequest("get") { Resource = "secrets", Name = "tls" }));
        Assert.False(rule.Allows(new RbacRequest("get") { Resource = "secrets", Name = "other" }));
        Assert.False(rule.Allows(new RbacRequest("list") { Resource = "secrets" }));
    }

    [Theory]
    [InlineData("/apis/*", "/apis", false)]
    [InlineData("/apis/*", "/apis/apps", true)]
    [InlineData("/apis*", "/apis", true)]
    [InlineData("*", "/anything", true)]
    [InlineData("/a*b", "/axb", false)]
    public void A_last_star_of_a_path_is_a_plain_prefix(string pattern, string path, bool isCovered) =>
        Assert.Equal(isCovered, PolicyRule.CoversPath(pattern, path));

    [Fact]
    public void A_rule_reads_as_one_line() => Assert.Equal(
        "get,list on deployments of apps named web",
        new PolicyRule(["get", "list"], ["apps"], ["deployments"], ["web"], [], PolicyRule.Nowhere).ToString());
}
