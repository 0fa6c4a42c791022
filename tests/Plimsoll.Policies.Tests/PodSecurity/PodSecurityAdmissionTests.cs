using Plimsoll.Kubernetes.PodSecurity;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Policies;

namespace Plimsoll.Policies.PodSecurity;

public sealed class PodSecurityAdmissionTests
{
    const string PrivilegedPod = """
        apiVersion: v1
        kind: Pod
        metadata: { name: web, namespace: shop }
        spec:
          containers:
            - name: web
              image: shop/web:1
              securityContext: { privileged: true }
        """;

    const string PlainPod = """
        apiVersion: v1
        kind: Pod
        metadata: { name: web, namespace: shop }
        spec:
          containers:
            - name: web
              image: shop/web:1
        """;

    [Fact]
    public async Task Without_labels_the_given_level_is_enforced()
    {
        var decision = Assert.Single(await DecideAsync(PrivilegedPod, PodSecurityLevel.Baseline));

        Assert.Equal(Enforcement.Deny, decision.Enforcement);
        Assert.Equal("--pod-security baseline", decision.Because);
        Assert.Empty(await DecideAsync(PrivilegedPod, PodSecurityLevel.Privileged));
    }

    [Fact]
    public async Task The_enforce_label_of_the_namespace_goes_before_the_given_level()
    {
        Assert.Empty(await DecideAsync(Namespace("enforce: privileged") + PrivilegedPod, PodSecurityLevel.Baseline));

        var denied = await DecideAsync(Namespace("enforce: restricted") + PlainPod, PodSecurityLevel.Baseline);
        Assert.NotEmpty(denied);
        Assert.All(denied, decision => Assert.Equal(Enforcement.Deny, decision.Enforcement));
    }

    [Fact]
    public async Task A_mode_asks_the_rules_of_its_own_version()
    {
        const string Pod = """
            apiVersion: v1
            kind: Pod
            metadata: { name: web, namespace: shop }
            spec:
              securityContext: { sysctls: [{ name: net.ipv4.tcp_rmem, value: "1" }] }
              containers: [{ name: web, image: shop/web:1 }]
            """;
        var decisions = await DecideAsync(
            Namespace("enforce: baseline\n    pod-security.kubernetes.io/enforce-version: v1.32\n    pod-security.kubernetes.io/warn: baseline\n    pod-security.kubernetes.io/warn-version: v1.31") + Pod,
            PodSecurityLevel.Privileged);
        var decision = Assert.Single(decisions);
        Assert.Equal((Enforcement.Warn, "namespace label pod-security.kubernetes.io/warn=baseline (v1.31)"), (decision.Enforcement, decision.Because));
    }

    [Theory]
    [InlineData("warn: restricted", Enforcement.Warn)]
    [InlineData("audit: restricted", Enforcement.Audit)]
    public async Task Warn_and_audit_labels_do_not_deny(string label, Enforcement expected)
    {
        var decisions = await DecideAsync(Namespace(label) + PlainPod, PodSecurityLevel.Baseline);

        Assert.NotEmpty(decisions);
        Assert.All(decisions, decision => Assert.Equal(expected, decision.Enforcement));
    }

    [Fact]
    public async Task Labels_of_another_namespace_do_not_count() =>
        Assert.Empty(await DecideAsync(
            Namespace("enforce: restricted").Replace("shop", "other", StringComparison.Ordinal) + PlainPod,
            PodSecurityLevel.Baseline));

    [Fact]
    public async Task A_Pod_hears_the_error_and_a_template_only_the_warning()
    {
        var pod = await ReviewAsync(Namespace("enforce: restricted") + PlainPod, Restricted());
        var template = await ReviewAsync(Namespace("enforce: baseline") + PrivilegedDeployment, Restricted());

        Assert.StartsWith(
            "Deny pods \"web\" is forbidden: violates PodSecurity \"restricted:latest\": allowPrivilegeEscalation != false (container \"web\" must set "
            + "securityContext.allowPrivilegeEscalation=false), unrestricted capabilities",
            Assert.Single(pod),
            StringComparison.Ordinal);
        Assert.Equal(
            [
                "Deny violates PodSecurity \"baseline:latest\": privileged (container \"web\" must not set securityContext.privileged=true)",
                "Warn would violate PodSecurity \"baseline:latest\": privileged (container \"web\" must not set securityContext.privileged=true)",
            ],
            template);
    }

    [Fact]
    public async Task Audit_has_its_own_sentence_and_kinds_that_Kubernetes_does_not_know_none()
    {
        const string Rollout = "apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: web, namespace: shop}\n"
            + "spec: {template: {spec: {containers: [{name: web, image: i, securityContext: {privileged: true} }] } } }\n";

        Assert.Equal(
            ["Audit would violate PodSecurity \"baseline:v1.30\": privileged (container \"web\" must not set securityContext.privileged=true)"],
            await ReviewAsync(Namespace("audit: baseline\n    pod-security.kubernetes.io/audit-version: v1.30") + PrivilegedPod, new(PodSecurityPolicy.Privileged, PodSecurityExemptions.None)));
        Assert.Empty(await ReviewAsync(Namespace("warn: baseline") + Rollout, new(PodSecurityPolicy.Privileged, PodSecurityExemptions.None)));
    }

    [Theory]
    [InlineData("namespaces", "shop", "namespace")]
    [InlineData("runtimeClasses", "gvisor", "runtimeClass")]
    [InlineData("usernames", "alice", "user")]
    public async Task Whoever_is_exempt_passes_and_the_audit_log_says_so(string kind, string name, string reason)
    {
        var pod = PrivilegedPod.Replace("spec:", "spec:\n  runtimeClassName: gvisor", StringComparison.Ordinal);
        var (decisions, messages) = await AllAsync(pod, Restricted(kind, name), "alice");

        Assert.Empty(decisions);
        Assert.Equal([$"Audit pod-security.kubernetes.io/exempt: {reason}"], messages);
        Assert.NotEmpty((await AllAsync(pod, Restricted(kind, "other"), "alice")).Decisions);
    }

    [Fact]
    public async Task A_user_of_a_template_is_not_who_creates_its_Pods()
    {
        var (byUser, _) = await AllAsync(PrivilegedDeployment, Restricted("usernames", "alice"), "alice");
        var (byController, _) = await AllAsync(PrivilegedDeployment, Restricted("usernames", "system:serviceaccount:kube-system:replicaset-controller"), "alice");

        Assert.Contains(byUser, decision => decision.Enforcement == Enforcement.Deny);
        Assert.DoesNotContain(byController, decision => decision.Enforcement == Enforcement.Deny);
    }

    [Fact]
    public async Task Defaults_of_the_configuration_are_named_as_the_reason()
    {
        var policy = PodSecurityPolicy.Privileged with { Enforce = new(PodSecurityLevel.Baseline, "v1.30") };
        var (decisions, _) = await AllAsync(PrivilegedPod, new(policy, PodSecurityExemptions.None), "");

        Assert.Equal("PodSecurityConfiguration defaults.enforce=baseline (v1.30)", Assert.Single(decisions).Because);
    }

    [Fact]
    public async Task Labels_of_an_exempt_namespace_are_told_as_ignored()
    {
        var labelled = Namespace("enforce: restricted\n    pod-security.kubernetes.io/audit: baseline\n    pod-security.kubernetes.io/audit-version: v1.30");
        var exempt = new PodSecurityConfiguration(PodSecurityPolicy.Privileged, Exempt("namespaces", "shop"));

        Assert.Equal(
            ["namespace \"shop\" is exempt from Pod Security, and the policy (enforce=restricted:latest, audit=baseline:v1.30) will be ignored"],
            await NamespacesAsync(labelled, exempt));
        Assert.Empty(await NamespacesAsync(Namespace("enforce: privileged"), exempt));
    }

    [Fact]
    public async Task Pods_of_a_cluster_that_the_labels_would_refuse_are_told_together()
    {
        var pods = Namespace("enforce: baseline") + Existing("web-2", "privileged: true", "r1") + Existing("web-1", "privileged: true", "r1")
            + Existing("db", "privileged: true", "") + Existing("good", "privileged: false", "") + PrivilegedPod;

        Assert.Equal(
            [
                "existing pods in namespace \"shop\" violate the new PodSecurity enforce level \"baseline:latest\"",
                "db (and 2 other pods): privileged",
            ],
            await NamespacesAsync(pods, new(PodSecurityPolicy.Privileged, PodSecurityExemptions.None)));
    }

    static string Existing(string name, string context, string owner) => $$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: {{name}}, namespace: shop, uid: u-{{name}}, ownerReferences: [{controller: true, uid: "{{owner}}"}] }
        spec: {containers: [{name: c, image: i, securityContext: { {{context}} } }] }
        ---

        """;

    const string PrivilegedDeployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web, namespace: shop }
        spec: { template: { spec: { containers: [{ name: web, image: i, securityContext: { privileged: true } }] } } }
        """;

    static PodSecurityConfiguration Restricted(string kind = "", string name = "") => new(
        PodSecurityPolicy.Privileged with { Enforce = new(PodSecurityLevel.Restricted, "latest") }, Exempt(kind, name));

    static PodSecurityExemptions Exempt(string kind, string name) => new(
        kind == "usernames" ? [name] : [], kind == "runtimeClasses" ? [name] : [], kind == "namespaces" ? [name] : []);

    static async Task<string[]> ReviewAsync(string yaml, PodSecurityConfiguration configuration) => (await AllAsync(yaml, configuration, "")).Messages;

    static async Task<(Decision[] Decisions, string[] Messages)> AllAsync(string yaml, PodSecurityConfiguration configuration, string username)
    {
        var objects = await Samples.ObjectsAsync(yaml);
        var admission = PodSecurityAdmission.From(objects, configuration, username);
        var reviews = objects.SelectMany(PodTemplates.In).Select(admission.Review).ToArray();
        return (
            [.. reviews.SelectMany(review => review.Decisions)],
            [.. reviews.SelectMany(review => review.Messages).Select(message => $"{message.Enforcement} {message.Text}")]);
    }

    static async Task<string[]> NamespacesAsync(string yaml, PodSecurityConfiguration configuration)
    {
        var objects = await Samples.ObjectsAsync(yaml);
        return [.. PodSecurityAdmission.From(objects, configuration, "").ReviewNamespaces(objects).Select(message => message.Text)];
    }

    static string Namespace(string label) => $"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/{label}
        ---

        """;

    static async Task<Decision[]> DecideAsync(string yaml, PodSecurityLevel unlabelled)
    {
        var objects = await Samples.ObjectsAsync(yaml);
        var admission = PodSecurityAdmission.From(objects, unlabelled);
        return [.. objects.SelectMany(PodTemplates.In).SelectMany(admission.Decide)];
    }
}
