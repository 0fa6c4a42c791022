using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture;

public sealed class NamespaceChecksTests
{
    const string Bare = "apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n";

    [Fact]
    public async Task A_namespace_without_a_level_is_found_with_the_command_that_labels_it()
    {
        var finding = Assert.Single(await Found.InAsync(Bare));

        Assert.Equal(("PLM-POS-0041", Severity.Medium), (finding.Id, finding.Severity));
        Assert.Equal("kubectl label namespace shop pod-security.kubernetes.io/enforce=baseline", finding.Remediation);
    }

    [Fact]
    public async Task A_platform_that_judges_Pods_itself_makes_it_weigh_less() => Assert.Equal(
        Severity.Low,
        (await Found.InAsync(Bare + "---\napiVersion: config.openshift.io/v1\nkind: ClusterVersion\nmetadata: { name: version }\n")).Single(finding => finding.Id == "PLM-POS-0041").Severity);

    [Fact]
    public async Task The_platforms_own_namespaces_are_left_out() => Assert.Empty(await Found.InAsync(
        "apiVersion: v1\nkind: Namespace\nmetadata: { name: openshift-dns }\n---\napiVersion: config.openshift.io/v1\nkind: ClusterVersion\nmetadata: { name: version }\n"));

    [Fact]
    public async Task The_level_privileged_asks_nothing() => Assert.Equal(
        ["PLM-POS-0043"],
        (await Found.InAsync("apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: privileged } }\n")).Select(finding => finding.Id));

    [Fact]
    public async Task The_policy_that_is_missing_stands_in_the_finding() => Assert.Contains(
        "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: default-deny, namespace: shop}, spec: {podSelector: {}, policyTypes: [Ingress, Egress]}}",
        (await Found.InAsync("apiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: shop }\nspec: { automountServiceAccountToken: false, containers: [{ name: a, image: a }] }\n"))
            .Single(finding => finding.Id == "PLM-POS-0040").Remediation,
        StringComparison.Ordinal);
}
