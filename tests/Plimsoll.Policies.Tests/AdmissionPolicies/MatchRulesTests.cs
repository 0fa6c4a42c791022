using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

public sealed class MatchRulesTests
{
    const string Shop = "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {env: prod}}}";
    const string Deployment = "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop, labels: {app: web}}, spec: {}}";
    const string Node = "{apiVersion: v1, kind: Node, metadata: {name: n}}";

    [Theory]
    [InlineData("{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}", true)]
    [InlineData("{apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources: ['*']}", true)]
    [InlineData("{apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources: ['*/*']}", true)]
    [InlineData("{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments/*]}", true)]
    [InlineData("{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments/scale]}", false)]
    [InlineData("{apiGroups: [apps], apiVersions: [v1], operations: [UPDATE, DELETE, CONNECT], resources: [deployments]}", false)]
    [InlineData("{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [statefulsets, pods]}", false)]
    [InlineData("{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [deployments]}", false)]
    [InlineData("{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments], resourceNames: [api, web]}", true)]
    [InlineData("{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments], resourceNames: [api]}", false)]
    [InlineData("{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments], scope: Namespaced}", true)]
    [InlineData("{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments], scope: Cluster}", false)]
    [InlineData("{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments], scope: '*'}", true)]
    public async Task A_rule_matches_by_group_version_operation_resource_name_and_scope(string rule, bool isMatch) =>
        Assert.Equal(isMatch, await MatchesAsync($"resourceRules: [{rule}]", Deployment));

    [Theory]
    [InlineData("{apiGroups: [apps], apiVersions: [v1beta1], operations: [CREATE], resources: [deployments]}", "", "v1beta1")]
    [InlineData("{apiGroups: [extensions], apiVersions: [v1beta1], operations: [CREATE], resources: [deployments]}", "", "v1beta1")]
    [InlineData("{apiGroups: [apps], apiVersions: [v1beta1], operations: [CREATE], resources: [deployments]}", ", matchPolicy: Equivalent", "v1beta1")]
    [InlineData("{apiGroups: [apps], apiVersions: [v1beta1], operations: [CREATE], resources: [deployments]}", ", matchPolicy: Exact", null)]
    [InlineData("{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}", ", matchPolicy: Exact", "v1")]
    [InlineData("{apiGroups: [apps], apiVersions: [v7], operations: [CREATE], resources: [deployments]}", "", null)]
    public async Task Other_versions_and_groups_of_a_resource_match_where_equivalents_do(string rule, string policy, string? version)
    {
        var match = await MatchAsync($"resourceRules: [{rule}]{policy}", Deployment);

        Assert.Equal(version, match.Resource.Version);
        Assert.Equal(version is null ? null : "Deployment", match.Kind.Kind);
    }

    [Theory]
    [InlineData("resources: [deployments], resourceNames: [web]", false)]
    [InlineData("resources: [deployments], resourceNames: [api]", true)]
    [InlineData("resources: ['*']", false)]
    [InlineData("resources: [pods]", true)]
    public async Task What_is_excluded_does_not_match(string rule, bool isMatch) =>
        Assert.Equal(isMatch, await MatchesAsync(
            $"excludeResourceRules: [{{apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], {rule}}}]", Deployment));

    [Theory]
    [InlineData("namespaceSelector: {matchLabels: {env: prod}}", Deployment, true)]
    [InlineData("namespaceSelector: {matchLabels: {env: test}}", Deployment, false)]
    [InlineData("namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [shop]}]}", Deployment, true)]
    [InlineData("namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [shop]}]}", Deployment, false)]
    [InlineData("namespaceSelector: {matchExpressions: [{key: env, operator: Exists}]}", Deployment, true)]
    [InlineData("namespaceSelector: {matchExpressions: [{key: env, operator: DoesNotExist}]}", Deployment, false)]
    [InlineData("namespaceSelector: {matchLabels: {env: test}}", Node, true)]
    [InlineData("namespaceSelector: {matchLabels: {env: test}}", "{apiVersion: v1, kind: Namespace, metadata: {name: n, labels: {env: test}}}", true)]
    [InlineData("namespaceSelector: {matchLabels: {env: test}}", "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {env: prod}}}", false)]
    [InlineData("namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: other}}", "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: other}}", true)]
    [InlineData("objectSelector: {matchLabels: {app: web}}", Deployment, true)]
    [InlineData("objectSelector: {matchLabels: {app: api}}", Deployment, false)]
    [InlineData("objectSelector: {matchExpressions: [{key: app, operator: NotIn, values: [api]}]}", Node, true)]
    [InlineData("objectSelector: {matchLabels: {app: web}}", Node, false)]
    public async Task Selectors_look_at_the_labels_of_the_object_and_of_its_namespace(string selector, string yaml, bool isMatch) =>
        Assert.Equal(isMatch, await MatchesAsync(selector, yaml));

    [Fact]
    public async Task The_object_before_counts_for_the_object_selector()
    {
        var (before, after) = (await ObjectAsync(Deployment), await ObjectAsync(Deployment.Replace("app: web", "app: api", StringComparison.Ordinal)));
        var cluster = await Cluster.OfAsync(Binding("objectSelector: {matchLabels: {app: web}}"));
        var rules = cluster.Policies.ValidatingBindings[0].MatchResources;

        Assert.True(rules.Match(AdmissionRequests.Update(after, before), cluster.Objects).IsMatch);
        Assert.True(rules.Match(AdmissionRequests.Delete(before), cluster.Objects).IsMatch);
        Assert.False(rules.Match(AdmissionRequests.Create(after), cluster.Objects).IsMatch);
    }

    [Theory]
    [InlineData("pods/exec", true)]
    [InlineData("pods/*", true)]
    [InlineData("*/exec", true)]
    [InlineData("*/*", true)]
    [InlineData("*", false)]
    [InlineData("pods", false)]
    [InlineData("pods/attach", false)]
    public async Task Subresources_match_only_where_they_are_named(string resource, bool isMatch)
    {
        var cluster = await Cluster.OfAsync(
            Binding($"resourceRules: [{{apiGroups: [''], apiVersions: [v1], operations: [CONNECT], resources: ['{resource}']}}]"));
        var request = new AdmissionRequest
        {
            Operation = AdmissionOperation.Connect,
            Kind = new GroupVersionKind("", "v1", "PodExecOptions"),
            Resource = new GroupVersionResource("", "v1", "pods"),
            Subresource = "exec",
            Name = "web",
            Namespace = "shop",
        };

        Assert.Equal(isMatch, cluster.Policies.ValidatingBindings[0].MatchResources.Match(request, cluster.Objects).IsMatch);
    }

    [Theory]
    [InlineData("Cluster", true)]
    [InlineData("Namespaced", false)]
    public async Task A_Namespace_is_cluster_scoped_though_its_request_names_it(string scope, bool isMatch) =>
        Assert.Equal(isMatch, await MatchesAsync(
            $"resourceRules: [{{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [namespaces], scope: {scope}}}]", Shop));

    static async Task<bool> MatchesAsync(string rules, string yaml) => (await MatchAsync(rules, yaml)).IsMatch;

    static async Task<MatchResult> MatchAsync(string rules, string yaml)
    {
        var cluster = await Cluster.ValidAsync(Binding(rules), Shop);
        return cluster.Policies.ValidatingBindings[0].MatchResources.Match(await cluster.CreateAsync(yaml), cluster.Objects);
    }

    static string Binding(string rules) =>
        $$"""
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: b}
        spec: {policyName: p, validationActions: [Deny], matchResources: { {{rules}} } }
        """;

    static async Task<KubernetesObject> ObjectAsync(string yaml) => Assert.Single(await Samples.ObjectsAsync(yaml));
}
