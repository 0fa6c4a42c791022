namespace Plimsoll.Policies.AdmissionPolicies;

public sealed class ValidatingEvaluationTests
{
    const string TwoFail = "validations: [{expression: 'false', message: one <b>}, {expression: 'true'}, {expression: 'false', message: three}]";

    [Theory]
    [InlineData("[Deny]", 2, 0, false)]
    [InlineData("[Warn]", 0, 2, false)]
    [InlineData("[Audit]", 0, 0, true)]
    [InlineData("[Deny, Audit]", 2, 0, true)]
    [InlineData("[Warn, Audit]", 0, 2, true)]
    public async Task The_actions_of_the_binding_decide_what_follows(string actions, int denials, int warnings, bool isAudited)
    {
        var cluster = await Cluster.ValidAsync(Cluster.Policy(TwoFail, actions));

        var result = await cluster.ReviewAsync(Cluster.Pod());

        Assert.Equal((denials, warnings, denials == 0), (result.Denials.Length, result.Warnings.Length, result.IsAllowed));
        Assert.Equal(isAudited ? 1 : 0, result.Annotations.Length);
        Assert.All(
            result.Warnings.Take(1),
            warning => Assert.Equal("Validation failed for ValidatingAdmissionPolicy 'p' with binding 'b': one <b>", warning));
    }

    [Fact]
    public async Task The_audit_log_gets_the_first_failure_as_JSON()
    {
        var cluster = await Cluster.ValidAsync(Cluster.Policy(TwoFail, "[Warn, Audit]"));

        Assert.Equal(
            new AuditAnnotation(
                "validation.policy.admission.k8s.io/validation_failure",
                """[{"message":"one \u003cb\u003e","policy":"p","binding":"b","expressionIndex":0,"validationActions":["Warn","Audit"]}]"""),
            Assert.Single((await cluster.ReviewAsync(Cluster.Pod())).Annotations));
    }

    [Fact]
    public async Task Every_binding_counts_by_its_own_rules()
    {
        const string warning = """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: {name: a-warning}
            spec: {policyName: p, validationActions: [Warn]}
            """;
        var cluster = await Cluster.ValidAsync(
            Cluster.Policy(TwoFail, binding: "matchResources: {objectSelector: {matchLabels: {strict: 'yes'}}}"), warning);

        var strict = await cluster.ReviewAsync(Cluster.Pod("labels: {strict: 'yes'}"));
        var lax = await cluster.ReviewAsync(Cluster.Pod());

        Assert.Equal((2, 2), (strict.Denials.Length, strict.Warnings.Length));
        Assert.Equal(["a-warning", "b"], strict.Reviews.Select(review => review.Binding!.Name));
        Assert.Equal((0, 2), (lax.Denials.Length, lax.Warnings.Length));
    }

    [Fact]
    public async Task A_policy_without_binding_is_never_asked()
    {
        var cluster = await Cluster.ValidAsync(Cluster.Policy(TwoFail).Replace("policyName: p", "policyName: other", StringComparison.Ordinal));

        Assert.Empty((await cluster.ReviewAsync(Cluster.Pod())).Reviews);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v1beta1")]
    [InlineData("v1alpha1")]
    public async Task All_versions_of_policies_are_understood(string version)
    {
        var cluster = await Cluster.ValidAsync(Cluster.Policy(TwoFail, version: version));

        Assert.False((await cluster.ReviewAsync(Cluster.Pod())).IsAllowed);
    }

    [Fact]
    public async Task An_update_sees_both_objects_and_a_deletion_the_old_one()
    {
        var cluster = await Cluster.ValidAsync(Cluster.Policy(
            """
            variables:
            - {name: old, expression: "oldObject == null ? '-' : oldObject.metadata.labels.v"}
            - {name: new, expression: "object == null ? '-' : object.metadata.labels.v"}
            validations:
            - expression: 'false'
              messageExpression: "request.operation + ' ' + variables.old + '>' + variables.new + ' ' + request.options.kind + ' ' + request.name"
            """));
        var (one, two) = (await cluster.CreateAsync(Cluster.Pod("labels: {v: one}")), await cluster.CreateAsync(Cluster.Pod("labels: {v: two}")));

        Assert.EndsWith(": CREATE ->one CreateOptions web", cluster.Review(one).Message, StringComparison.Ordinal);
        Assert.EndsWith(": UPDATE one>two UpdateOptions web", cluster.Review(AdmissionRequests.Update(two.Object!, one.Object!)).Message, StringComparison.Ordinal);
        Assert.EndsWith(": DELETE two>- DeleteOptions web", cluster.Review(AdmissionRequests.Delete(two.Object!)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("namespaceObject.metadata.labels.env == 'prod'")]
    [InlineData("namespaceObject.metadata.labels['kubernetes.io/metadata.name'] == 'default'")]
    [InlineData("!has(namespaceObject.metadata.annotations)")]
    [InlineData("request.namespace == 'default' && request.resource.resource == 'pods' && request.kind.kind == 'Pod'")]
    [InlineData("request.dryRun == false && request.userInfo.username == 'kubernetes-admin'")]
    [InlineData("!has(request.subResource) && !has(request.userInfo.extra)")]
    public async Task Expressions_see_the_request_and_the_namespace(string expression)
    {
        var cluster = await Cluster.ValidAsync(
            Cluster.Policy($"validations: [{{expression: \"{expression}\"}}]"),
            "{apiVersion: v1, kind: Namespace, metadata: {name: default, labels: {env: prod}}}");

        Assert.Equal("", (await cluster.ReviewAsync(Cluster.Pod())).Message);
    }

    [Fact]
    public async Task A_Namespace_has_no_namespace_object()
    {
        var cluster = await Cluster.ValidAsync(
            Cluster.Policy("validations: [{expression: namespaceObject == null && request.namespace == 'shop'}]")
                .Replace("resources: [pods]", "resources: [namespaces]", StringComparison.Ordinal));

        Assert.Equal("", (await cluster.ReviewAsync("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}")).Message);
    }

    [Fact]
    public async Task Policies_are_not_asked_about_policies()
    {
        var cluster = await Cluster.ValidAsync(
            Cluster.Policy("validations: [{expression: 'false'}]")
                .Replace("apiGroups: [\"\"]", "apiGroups: ['*']", StringComparison.Ordinal)
                .Replace("resources: [pods]", "resources: ['*']", StringComparison.Ordinal));

        Assert.True(cluster.Review(AdmissionRequests.Create(cluster.Policies.ValidatingPolicies[0].Object)).IsAllowed);
        Assert.False((await cluster.ReviewAsync(Cluster.Pod())).IsAllowed);
    }

    [Fact]
    public async Task A_policy_on_Pods_is_heard_of_the_Pods_that_a_workload_would_make()
    {
        var cluster = await Cluster.ValidAsync(Cluster.Policy(
            """
            validations:
            - expression: object.spec.containers.all(c, !has(c.securityContext) || !c.securityContext.privileged)
              messageExpression: "request.userInfo.username + ' ' + object.metadata.generateName + ' ' + object.metadata.ownerReferences[0].kind"
            """));
        var deployment = await cluster.CreateAsync(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - name: c
                    securityContext: {privileged: true}
            """);

        var result = cluster.ReviewWorkload(deployment);

        Assert.Empty(result.Own.Validation.Reviews);
        var pod = Assert.Single(result.Pods).Validation;
        Assert.False(pod.IsAllowed);
        Assert.EndsWith(": system:serviceaccount:kube-system:replicaset-controller web-xxxxx- ReplicaSet", pod.Message, StringComparison.Ordinal);
        Assert.Equal("shop.yaml:9:7", pod.Request.Object!.Root["spec"]!["containers"]!.Location.ToString());
    }

    [Fact]
    public async Task A_policy_on_both_is_asked_once()
    {
        var cluster = await Cluster.ValidAsync(
            Cluster.Policy("validations: [{expression: 'false'}]")
                .Replace("apiGroups: [\"\"]", "apiGroups: ['', apps]", StringComparison.Ordinal)
                .Replace("resources: [pods]", "resources: [pods, deployments]", StringComparison.Ordinal));

        var result = cluster.ReviewWorkload(await cluster.CreateAsync(
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {spec: {containers: [{name: c}]}}}}"));

        Assert.Single(result.Own.Validation.Denials);
        Assert.Empty(Assert.Single(result.Pods).Validation.Reviews);
    }
}
