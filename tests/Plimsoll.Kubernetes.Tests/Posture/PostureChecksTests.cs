namespace Plimsoll.Kubernetes.Posture;

public sealed class PostureChecksTests
{
    static readonly DateOnly Today = new(2026, 11, 27);

    [Theory]
    [InlineData("v1.34.9", true)]
    [InlineData("v1.35.0+k3s1", false)]
    [InlineData("v1.99.0", false)]
    public async Task A_release_after_its_end_is_found(string version, bool found) => Assert.Equal(
        found,
        (await IdsAsync($"apiVersion: v1\nkind: Node\nmetadata: {{ name: a }}\nstatus: {{ nodeInfo: {{ kubeletVersion: {version} }} }}\n")).Contains("PLM-POS-0001"));

    [Fact]
    public async Task The_bindings_of_Kubernetes_itself_are_left_out() => Assert.Empty(await IdsAsync("""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: "system:public-info-viewer" }
        roleRef: { kind: ClusterRole, name: "system:public-info-viewer" }
        subjects: [{ kind: Group, name: "system:unauthenticated" }]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: cluster-admin }
        roleRef: { kind: ClusterRole, name: cluster-admin }
        subjects: [{ kind: Group, name: "system:masters" }]
        """));

    [Fact]
    public async Task A_console_behind_an_Ingress_and_one_that_skips_the_login_are_found() => Assert.Equal(
        ["PLM-POS-0020", "PLM-POS-0021", "PLM-POS-0022"],
        (await IdsAsync("""
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: { name: a, namespace: kube-system }
            spec: { rules: [{ host: a.example, http: { paths: [{ backend: { service: { name: argocd-server } } }] } }] }
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: board, namespace: kube-system }
            spec: { template: { spec: { containers: [{ name: a, image: "docker.io/kubernetesui/kubernetes-dashboard:v2", args: [--enable-skip-login] }] } } }
            """)).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_flag_of_the_API_server_is_found_and_what_is_not_set_is_not() => Assert.Equal(
        ["PLM-POS-0060"],
        await IdsAsync("""
            apiVersion: v1
            kind: Pod
            metadata: { name: kube-apiserver, namespace: kube-system }
            spec: { containers: [{ name: a, image: a, command: [kube-apiserver, "--authorization-mode=Node,AlwaysAllow", --insecure-port=0] }] }
            """));

    [Fact]
    public async Task A_namespace_with_a_policy_and_a_level_is_in_order() => Assert.Empty(await IdsAsync("""
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: restricted } }
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: deny, namespace: shop }
        spec: { podSelector: {} }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web, namespace: shop }
        spec: { template: { spec: { serviceAccountName: web, containers: [{ name: a, image: a }] } } }
        """));

    static async Task<List<string>> IdsAsync(string text)
    {
        var manifest = await ManifestText.ReadAsync(text);
        Assert.Empty(manifest.Unread);
        return [.. PostureChecks.Evaluate(manifest.Objects, ClusterComponents.In(manifest.Objects), Today).Select(finding => finding.Id)];
    }
}
