using Plimsoll.Kubernetes.Workloads;

namespace Plimsoll.Kubernetes.PodSecurity;

public sealed class PodSecurityStandardsTests
{
    const string Good =
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            runAsNonRoot: true
            seccompProfile: {type: RuntimeDefault}
          containers:
          - name: web
            image: nginx
            securityContext:
              allowPrivilegeEscalation: false
              capabilities: {drop: [ALL]}

        """;

    [Fact]
    public async Task A_hardened_Pod_passes_restricted() => Assert.Empty(await FindAsync(Good, PodSecurityLevel.Restricted));

    [Fact]
    public async Task Nothing_is_asked_at_privileged() =>
        Assert.Empty(await FindAsync(Good.Replace("allowPrivilegeEscalation: false", "privileged: true", StringComparison.Ordinal), PodSecurityLevel.Privileged));

    [Theory]
    [InlineData("allowPrivilegeEscalation: false", "privileged: true", "PLM-PSS-0002 privileged (container \"web\" must not set securityContext.privileged=true) app.yaml:13:7")]
    [InlineData("runAsNonRoot: true", "runAsNonRoot: false", "PLM-PSS-0015 runAsNonRoot != true (pod must not set securityContext.runAsNonRoot=false) app.yaml:7:5")]
    [InlineData("drop: [ALL]", "add: [NET_RAW]", "PLM-PSS-0003 non-default capabilities (container \"web\" must not include \"NET_RAW\" in securityContext.capabilities.add) app.yaml:14:28")]
    [InlineData("containers:", "hostNetwork: true\n  containers:", "PLM-PSS-0001 host namespaces (hostNetwork=true) app.yaml:9:3")]
    [InlineData("containers:", "volumes: [{name: v, hostPath: {path: /}}]\n  containers:", "PLM-PSS-0004 hostPath volumes (volume \"v\") app.yaml:9:23")]
    [InlineData("containers:", "volumes: [{name: v, nfs: {path: /}}]\n  containers:", "PLM-PSS-0013 restricted volume types (volume \"v\" uses restricted volume type \"nfs\") app.yaml:9:23")]
    public async Task A_break_is_told_in_the_API_servers_words_at_its_line(string part, string worse, string expected)
    {
        var findings = await FindAsync(Good.Replace(part, worse, StringComparison.Ordinal), PodSecurityLevel.Restricted);

        Assert.Contains(expected, findings);
    }

    [Fact]
    public async Task What_is_missing_is_told_at_the_container_and_each_line_once()
    {
        var findings = await FindAsync(
            "apiVersion: v1\nkind: Pod\nspec:\n  volumes:\n  - name: v\n    hostPath: {path: /}\n  containers:\n  - name: a\n    image: b\n",
            PodSecurityLevel.Restricted);

        Assert.Equal(
            [
                "PLM-PSS-0004 hostPath volumes (volume \"v\") app.yaml:6:5",
                "PLM-PSS-0014 allowPrivilegeEscalation != false (container \"a\" must set securityContext.allowPrivilegeEscalation=false) app.yaml:8:5",
                "PLM-PSS-0015 runAsNonRoot != true (pod or container \"a\" must set securityContext.runAsNonRoot=true) app.yaml:8:5",
                "PLM-PSS-0017 seccompProfile (pod or container \"a\" must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\") app.yaml:8:5",
                "PLM-PSS-0018 unrestricted capabilities (container \"a\" must set securityContext.capabilities.drop=[\"ALL\"]) app.yaml:8:5",
            ],
            findings);
    }

    [Fact]
    public async Task A_user_namespace_and_Windows_loosen_what_they_loosen_in_Kubernetes()
    {
        var nested = Good.Replace("runAsNonRoot: true", "runAsUser: 0", StringComparison.Ordinal)
            .Replace("  containers:", "  hostUsers: false\n  containers:", StringComparison.Ordinal);
        const string Windows =
            "apiVersion: v1\nkind: Pod\nspec:\n  os: {name: windows}\n  securityContext: {runAsNonRoot: true}\n  containers: [{name: a, image: b}]\n";

        Assert.Empty(await FindAsync(nested, PodSecurityLevel.Restricted));
        Assert.Empty(await FindAsync(Windows, PodSecurityLevel.Restricted));
    }

    [Theory]
    [InlineData("v1.7", "allowPrivilegeEscalation: false", "runAsUser: 1", null)]
    [InlineData("v1.8", "allowPrivilegeEscalation: false", "runAsUser: 1", "PLM-PSS-0014")]
    [InlineData("v1.18", "seccompProfile: {type: RuntimeDefault}", "runAsUser: 1", null)]
    [InlineData("v1.19", "seccompProfile: {type: RuntimeDefault}", "runAsUser: 1", "PLM-PSS-0017")]
    [InlineData("v1.21", "capabilities: {drop: [ALL]}", "runAsUser: 1", null)]
    [InlineData("v1.22", "capabilities: {drop: [ALL]}", "runAsUser: 1", "PLM-PSS-0018")]
    [InlineData("v1.22", "runAsNonRoot: true", "runAsNonRoot: true\n    runAsUser: 0", null)]
    [InlineData("v1.23", "runAsNonRoot: true", "runAsNonRoot: true\n    runAsUser: 0", "PLM-PSS-0016")]
    [InlineData("v1.31", "runAsNonRoot: true", "runAsNonRoot: true\n    sysctls: [{name: net.ipv4.tcp_rmem}]", "PLM-PSS-0010")]
    [InlineData("v1.32", "runAsNonRoot: true", "runAsNonRoot: true\n    sysctls: [{name: net.ipv4.tcp_rmem}]", null)]
    [InlineData("v1.30", "runAsNonRoot: true", "runAsNonRoot: true\n    seLinuxOptions: {type: container_engine_t}", "PLM-PSS-0007")]
    [InlineData("v1.31", "runAsNonRoot: true", "runAsNonRoot: true\n    seLinuxOptions: {type: container_engine_t}", null)]
    [InlineData("v1.18", "name: web\nspec", "name: web\n  annotations: {seccomp.security.alpha.kubernetes.io/pod: unconfined}\nspec", "PLM-PSS-0009")]
    [InlineData("v1.19", "name: web\nspec", "name: web\n  annotations: {seccomp.security.alpha.kubernetes.io/pod: unconfined}\nspec", null)]
    public async Task Each_release_has_the_controls_it_had(string version, string part, string changed, string? broken)
    {
        Assert.True(PodSecurityVersion.TryParse(version, out var rules));
        var findings = await FindAsync(Good.Replace(part, changed, StringComparison.Ordinal), PodSecurityLevel.Restricted, rules);
        Assert.Equal(broken, findings.SingleOrDefault()?[..12]);
    }

    static Task<string[]> FindAsync(string pod, PodSecurityLevel level) => FindAsync(pod, level, PodSecurityVersion.Newest);

    static async Task<string[]> FindAsync(string pod, PodSecurityLevel level, PodSecurityVersion version)
    {
        var manifest = await ManifestText.ReadAsync(pod);
        var template = Assert.Single(PodTemplates.In(Assert.Single(manifest.Objects)));
        return [.. PodSecurityStandards.Evaluate(template, level, version).Select(finding => $"{finding.Id} {finding.Message} {finding.Location}")];
    }
}
