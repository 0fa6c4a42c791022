namespace Plimsoll.Kubernetes.PodSecurity;

public sealed class NamespaceLabelsTests
{
    [Fact]
    public async Task Labels_of_a_namespace_are_read_and_wrong_ones_are_told()
    {
        var manifest = await ManifestText.ReadAsync(
            """
            apiVersion: v1
            kind: Namespace
            metadata:
              name: shop
              labels:
                pod-security.kubernetes.io/enforce: baseline
                pod-security.kubernetes.io/enforce-version: v1.30
                pod-security.kubernetes.io/warn: restricted
            ---
            apiVersion: v1
            kind: Namespace
            metadata:
              name: typo
              labels:
                pod-security.kubernetes.io/enforce: basline
                pod-security.kubernetes.io/audit: strict
                pod-security.kubernetes.io/audit-version: "1.30"
            """);

        var labels = NamespaceLabels.Collect(manifest.Objects);

        Assert.Equal(
            new PodSecurityLabels(PodSecurityLevel.Baseline, "v1.30", null, null, PodSecurityLevel.Restricted, null, []),
            labels["shop"] with { Invalid = [] });
        Assert.Equal(PodSecurityLevel.Restricted, labels["typo"].Enforce);
        Assert.Equal(PodSecurityLevel.Privileged, labels["typo"].Audit);
        Assert.Equal(
            [
                "\"basline\" is not known: expected privileged, baseline or restricted",
                "\"strict\" is not known: expected privileged, baseline or restricted",
                "\"1.30\" is not known: expected latest or v1.N",
            ],
            labels["typo"].Invalid.Select(unread => unread.Detail));
        Assert.False(labels["typo"].IsEnforceKnown);
        Assert.Same(PodSecurityLabels.None, labels[""]);
    }
}
