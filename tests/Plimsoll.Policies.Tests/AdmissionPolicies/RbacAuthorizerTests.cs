namespace Plimsoll.Policies.AdmissionPolicies;

public sealed class RbacAuthorizerTests
{
    const string Roles = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: deployer}
        rules:
        - {apiGroups: [apps], resources: [deployments, deployments/scale], verbs: [create, update]}
        - {apiGroups: [''], resources: [secrets], resourceNames: [tls], verbs: [get]}
        - {nonResourceURLs: [/healthz, /metrics/*], verbs: [get]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: aggregate}
        aggregationRule: {clusterRoleSelectors: [{matchLabels: {to: aggregate}}]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: part, labels: {to: aggregate}}
        rules: [{apiGroups: ['*'], resources: ['*'], verbs: [list]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: reader, namespace: shop}
        rules: [{apiGroups: [''], resources: [pods, '*/status'], verbs: ['*']}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: deployers}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: deployer}
        subjects: [{kind: Group, name: dev}, {kind: ServiceAccount, name: ci, namespace: build}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: listers}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: aggregate}
        subjects: [{kind: User, name: lea}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: readers, namespace: shop}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
        subjects: [{kind: User, name: ada}]
        """;

    [Theory]
    [InlineData("ada", "authorizer.group('apps').resource('deployments').check('create').allowed()", true)]
    [InlineData("ada", "authorizer.group('apps').resource('deployments').subresource('scale').check('update').allowed()", true)]
    [InlineData("ada", "authorizer.group('apps').resource('deployments').subresource('status').check('update').allowed()", false)]
    [InlineData("ada", "authorizer.group('apps').resource('deployments').check('delete').allowed()", false)]
    [InlineData("ada", "authorizer.group('').resource('secrets').name('tls').check('get').allowed()", true)]
    [InlineData("ada", "authorizer.group('').resource('secrets').check('get').allowed()", false)]
    [InlineData("ada", "authorizer.path('/metrics/cadvisor').check('get').allowed()", true)]
    [InlineData("ada", "authorizer.path('/metrics').check('get').allowed()", false)]
    [InlineData("ada", "authorizer.group('').resource('pods').namespace('shop').check('delete').allowed()", true)]
    [InlineData("ada", "authorizer.group('').resource('pods').subresource('status').namespace('shop').check('update').allowed()", true)]
    [InlineData("ada", "authorizer.group('').resource('pods').namespace('other').check('delete').allowed()", false)]
    [InlineData("ada", "authorizer.group('').resource('pods').check('delete').allowed()", false)]
    [InlineData("lea", "authorizer.group('').resource('nodes').check('list').allowed()", true)]
    [InlineData("lea", "authorizer.group('').resource('nodes').check('get').allowed()", false)]
    [InlineData("ada", "authorizer.serviceAccount('build', 'ci').group('apps').resource('deployments').check('create').allowed()", true)]
    [InlineData("ada", "authorizer.serviceAccount('shop', 'ci').group('apps').resource('deployments').check('create').allowed()", false)]
    [InlineData("ada", "authorizer.requestResource.check('create').allowed()", false)]
    [InlineData("ada", "authorizer.group('').resource('pods').check('delete').reason() == ''", true)]
    [InlineData("ada", "!authorizer.group('').resource('pods').check('delete').errored()", true)]
    public async Task Roles_and_bindings_answer(string user, string expression, bool isAllowed)
    {
        var cluster = await Cluster.ValidAsync(Cluster.Policy($"validations: [{{expression: \"{expression}\"}}]"), Roles);
        var request = await cluster.CreateAsync(Cluster.Pod());

        var result = cluster.Review(request with { User = UserInfo.Default with { Username = user, Groups = ["dev"] } });

        Assert.Equal(isAllowed ? "" : $"ValidatingAdmissionPolicy 'p' with binding 'b' denied request: failed expression: {expression}", result.Message);
    }

    [Fact]
    public async Task The_masters_may_do_everything()
    {
        var cluster = await Cluster.ValidAsync(Cluster.Policy("validations: [{expression: \"authorizer.group('').resource('secrets').check('delete').allowed()\"}]"), Roles);

        Assert.True((await cluster.ReviewAsync(Cluster.Pod())).IsAllowed);
    }

    [Fact]
    public async Task Without_RBAC_objects_the_answer_is_an_error_that_says_so()
    {
        var cluster = await Cluster.ValidAsync(Cluster.Policy("validations: [{expression: \"authorizer.group('').resource('pods').check('get').allowed()\"}]"));

        var result = await cluster.ReviewAsync(Cluster.Pod());

        Assert.Contains("RBAC", result.Message, StringComparison.Ordinal);
        Assert.True(Assert.Single(result.Denials).Decision.IsUnexamined);
    }
}
