namespace Plimsoll.Kubernetes.Rbac;

public sealed class RoleAggregationTests
{
    static string Collecting(string name, string from, string to) =>
        RbacText.Role(name, "", "[]", $"aggregationRule: {{clusterRoleSelectors: [{{matchLabels: {{to: {from}}}}}]}}")
            .Replace($"{{name: {name}}}", $"{{name: {name}, labels: {{to: {to}}}}}", StringComparison.Ordinal);

    static string Part(string name, string to, string resource) =>
        RbacText.Role(name, "", $"[{{apiGroups: [''], resources: [{resource}], verbs: [get]}}]")
            .Replace($"{{name: {name}}}", $"{{name: {name}, labels: {{to: {to}}}}}", StringComparison.Ordinal);

    [Fact]
    public async Task Rules_are_collected_over_several_roles()
    {
        var index = await RbacText.IndexAsync(
            Collecting("admin", "admin", "nobody") + Collecting("edit", "edit", "admin") + Part("pods", "edit", "pods") + Part("nodes", "admin", "nodes"));

        var rules = index.Role("ClusterRole", "", "admin")!.Rules;

        Assert.Equal(["nodes", "pods"], rules.Select(rule => rule.Rule.Resources[0]).Order(StringComparer.Ordinal));
        Assert.Equal(["nodes", "pods"], rules.Select(rule => rule.Role.Reference.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_circle_ends_gives_all_and_is_told()
    {
        var read = await RbacText.ReadAsync(Collecting("a", "b", "a") + Collecting("b", "a", "b") + Part("pods", "a", "pods"));

        Assert.All(read.Roles.Where(role => role.IsAggregated), role => Assert.Equal("pods", Assert.Single(role.Rules).Rule.Resources[0]));
        Assert.Equal(2, read.Problems.Count(problem => problem.Kind == RbacProblemKind.CyclicAggregation));
    }

    [Fact]
    public async Task What_was_written_is_lost_where_a_role_is_selected()
    {
        var collecting = RbacText.Role("c", "", "[{apiGroups: [''], resources: [secrets], verbs: [get]}]", "aggregationRule: {clusterRoleSelectors: [{matchLabels: {to: c}}]}");

        var alone = await RbacText.IndexAsync(collecting);
        var together = await RbacText.IndexAsync(collecting + Part("pods", "c", "pods"));

        Assert.Equal("secrets", Assert.Single(alone.Role("ClusterRole", "", "c")!.Rules).Rule.Resources[0]);
        Assert.Equal("pods", Assert.Single(together.Role("ClusterRole", "", "c")!.Rules).Rule.Resources[0]);
    }

    [Theory]
    [InlineData("uid: 5b0e, ")]
    [InlineData("resourceVersion: '7', ")]
    public async Task What_a_server_wrote_counts_even_where_a_role_is_selected(string mark)
    {
        var collecting = RbacText.Role("c", "", "[{apiGroups: [''], resources: [secrets], verbs: [get]}]", "aggregationRule: {clusterRoleSelectors: [{matchLabels: {to: c}}]}")
            .Replace("{name: c", $"{{{mark}name: c, labels: {{to: d}}", StringComparison.Ordinal);

        var index = await RbacText.IndexAsync(collecting + Part("pods", "c", "pods") + Collecting("d", "d", "nobody"));

        Assert.Equal("secrets", Assert.Single(index.Role("ClusterRole", "", "c")!.Rules).Rule.Resources[0]);
        Assert.Equal("secrets", Assert.Single(index.Role("ClusterRole", "", "d")!.Rules).Rule.Resources[0]);
        Assert.True(index.Role("ClusterRole", "", "pods")!.IsSelected);
    }

    [Fact]
    public async Task A_circle_of_roles_from_a_server_is_told_too()
    {
        var read = await RbacText.ReadAsync((Collecting("a", "b", "a") + Collecting("b", "a", "b")).Replace("{name:", "{uid: 5b0e, name:", StringComparison.Ordinal));

        Assert.Equal(2, read.Problems.Count(problem => problem.Kind == RbacProblemKind.CyclicAggregation));
    }
}
