namespace Plimsoll.Kubernetes.PodSecurity;

public sealed class PodSecurityLabelsTests
{
    static readonly PodSecurityPolicy Defaults = new(
        new PodSecurityLevelVersion(PodSecurityLevel.Baseline, "v1.30"),
        new PodSecurityLevelVersion(PodSecurityLevel.Privileged, "latest"),
        new PodSecurityLevelVersion(PodSecurityLevel.Baseline, "v1.31"));

    /// <summary>Labels without their prefix; what is asked to enforce, audit and warn.</summary>
    [Theory]
    [InlineData("", "baseline:v1.30 privileged:latest baseline:v1.31")]
    [InlineData("enforce: restricted", "restricted:v1.30 privileged:latest restricted:v1.30")]
    [InlineData("enforce: restricted, warn-version: v1.20", "restricted:v1.30 privileged:latest restricted:v1.20")]
    [InlineData("enforce: restricted, warn: privileged", "restricted:v1.30 privileged:latest privileged:v1.31")]
    [InlineData("enforce: privileged", "privileged:v1.30 privileged:latest baseline:v1.31")]
    [InlineData("enforce-version: latest, audit: restricted, audit-version: v1.9", "baseline:latest restricted:v1.9 baseline:v1.31")]
    [InlineData("enforce: typo, audit: typo, warn: typo", "restricted:v1.30 privileged:latest privileged:v1.31")]
    [InlineData("enforce-version: '1.9'", "baseline:latest privileged:latest baseline:v1.31")]
    public async Task Labels_go_before_defaults_mode_by_mode(string labels, string expected)
    {
        var written = string.Concat(labels.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(label => $"    pod-security.kubernetes.io/{label}\n"));
        var manifest = await ManifestText.ReadAsync($"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels:\n    app: shop\n{written}");
        var policy = NamespaceLabels.Collect(manifest.Objects)["shop"].Over(Defaults);

        Assert.Equal(expected, $"{policy.Enforce} {policy.Audit} {policy.Warn}");
    }
}
