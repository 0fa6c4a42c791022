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
