using CsCheck;

namespace Plimsoll.Kubernetes.Rbac;

public sealed class RuleCoveringTests
{
    [Fact]
    public void Rules_cover_themselves() => RbacText.Rule.Array[0, 4].Sample(rules => RuleCovering.Covers([.. rules], [.. rules]));

    [Fact]
    public void Covering_is_transitive() => Gen.Select(RbacText.Rule.Array[1, 4], RbacText.Rule.Array[1, 3], RbacText.Rule.Array[1, 2]).Sample((a, b, c) =>
        !(RuleCovering.Covers([.. a], [.. b]) && RuleCovering.Covers([.. b], [.. c])) || RuleCovering.Covers([.. a], [.. c]));

    [Fact]
    public void What_is_covered_allows_nothing_more() => Gen.Select(RbacText.Rule.Array[1, 3], RbacText.Rule, RbacText.Request).Sample((owned, wanted, request) =>
        !(RuleCovering.Covers([.. owned], [wanted]) && wanted.Allows(request)) || owned.Any(rule => rule.Allows(request)));

    [Fact]
    public void The_missing_rights_are_told_one_by_one()
    {
        var owned = new PolicyRule(["get"], [""], ["pods", "*/status"], [], [], PolicyRule.Nowhere);
        var wanted = new PolicyRule(["get", "delete"], [""], ["pods", "pods/status"], [], [], PolicyRule.Nowhere);

        var missing = RuleCovering.Uncovered([owned], [wanted]);

        Assert.Equal(["delete on pods", "delete on pods/status"], missing.Select(rule => rule.ToString()));
    }

    [Fact]
    public void A_rule_too_large_to_be_taken_apart_is_not_covered()
    {
        var many = Enumerable.Range(0, 200).Select(number => $"v{number}").ToArray();
        var wanted = new PolicyRule([.. many], [.. many], [.. many], [.. many], [], PolicyRule.Nowhere);
        var owned = new PolicyRule(["v0"], ["*"], ["*"], [], [], PolicyRule.Nowhere);

        Assert.False(RuleCovering.Covers([owned], [wanted]));
    }
}
