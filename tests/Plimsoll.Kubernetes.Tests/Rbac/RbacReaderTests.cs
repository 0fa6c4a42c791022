namespace Plimsoll.Kubernetes.Rbac;

public sealed class RbacReaderTests
{
    [Fact]
    public async Task Lists_and_old_versions_are_read()
    {
        var read = await RbacText.ReadAsync("""
            apiVersion: v1
            kind: List
            items:
            - apiVersion: rbac.authorization.k8s.io/v1beta1
              kind: ClusterRole
              metadata: {name: old}
              rules: [{apiGroups: [''], resources: [pods], verbs: [get]}]
            - apiVersion: v1
              kind: ServiceAccount
              metadata: {name: web}
            """);

        Assert.Equal("ClusterRole old", Assert.Single(read.Roles).Reference.ToString());
        Assert.Single(read.ServiceAccounts);
        Assert.Empty(read.Problems);
    }

    [Theory]
    [InlineData("rules: nothing", RbacProblemKind.Malformed, 4)]
    [InlineData("rules: [pods]", RbacProblemKind.Malformed, 4)]
    [InlineData("rules: [{apiGroups: [''], resources: [pods]}]", RbacProblemKind.Malformed, 4)]
    [InlineData("rules: [{apiGroups: [''], resources: [3], verbs: [get]}]", RbacProblemKind.Malformed, 4)]
    [InlineData("rules: [{resources: [pods], verbs: [get]}]", RbacProblemKind.Malformed, 4)]
    [InlineData("rules: []\naggregationRule: {clusterRoleSelectors: [{matchExpressions: [{key: a, operator: Near}]}]}", RbacProblemKind.Malformed, 5)]
    public async Task Bad_roles_are_told_with_their_line(string body, RbacProblemKind kind, int line)
    {
        var read = await RbacText.ReadAsync($"apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {{name: bad}}\n{body}");

        Assert.Contains(read.Problems, problem => problem.Kind == kind && problem.Location.Line == line);
        Assert.Single(read.Roles);
    }

    [Theory]
    [InlineData("roleRef: {kind: ClusterRole}", RbacProblemKind.Malformed)]
    [InlineData("roleRef: {kind: Role, name: r}", RbacProblemKind.UnknownKind)]
    [InlineData("roleRef: {kind: ClusterRole, name: r}\nsubjects: [{kind: Robot, name: x}]", RbacProblemKind.UnknownKind)]
    [InlineData("roleRef: {kind: ClusterRole, name: r}\nsubjects: [{kind: User}]", RbacProblemKind.Malformed)]
    [InlineData("roleRef: {kind: ClusterRole, name: r}\nsubjects: [{kind: ServiceAccount, name: x}]", RbacProblemKind.Malformed)]
    public async Task Bad_bindings_are_told_and_grant_nothing(string body, RbacProblemKind kind)
    {
        var read = await RbacText.ReadAsync($"apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {{name: bad}}\n{body}");

        Assert.Equal(kind, Assert.Single(read.Problems).Kind);
        Assert.All(read.Bindings, binding => Assert.Empty(binding.Subjects));
    }

    [Fact]
    public async Task Of_two_roles_of_one_name_the_last_counts()
    {
        var read = await RbacText.ReadAsync(
            RbacText.Role("twice", "one", "[]") + RbacText.Role("twice", "one", "[{apiGroups: [''], resources: [pods], verbs: [get]}]"));

        Assert.Single(Assert.Single(read.Roles).Rules);
        Assert.Equal(RbacProblemKind.Duplicate, Assert.Single(read.Problems).Kind);
    }

    [Fact]
    public async Task Names_that_cannot_be_read_do_not_become_no_limit()
    {
        var index = await RbacText.IndexAsync(
            RbacText.Role("odd", "", "[{apiGroups: [''], resources: [secrets], resourceNames: tls, verbs: [get]}]") + RbacText.Binding("b", "", "odd", "{kind: User, name: ada}"));

        Assert.False(index.Can(RbacUser.Of(RbacSubject.User("ada")), new RbacRequest("get") { Resource = "secrets", Name = "any" }).IsAllowed);
    }

    [Theory]
    [InlineData("n")]
    [InlineData("123")]
    public async Task A_namespace_that_is_no_text_is_told_with_its_place(string written)
    {
        var read = await RbacText.ReadAsync(
            RbacText.Role("r", written, "[]") + RbacText.Binding("b", written, "/r", "{kind: User, name: ada}")
            + RbacText.Binding("c", "one", "/r", $"{{kind: ServiceAccount, name: web, namespace: {written}}}")
            + $"---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {{name: web, namespace: {written}}}\n");

        Assert.Equal(4, read.Problems.Length);
        Assert.All(read.Problems, problem => Assert.True(problem is { Kind: RbacProblemKind.Malformed, Location.Column: > 1 }));
        Assert.All(read.Problems, problem => Assert.Contains($"namespace {written} is no text: quote it", problem.Detail, StringComparison.Ordinal));
        Assert.Empty(read.Bindings[1].Subjects);
    }
}
