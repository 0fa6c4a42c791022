using System.Collections.Immutable;
using CsCheck;
using Plimsoll.Kubernetes.Objects;

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

    [Fact]
    public async Task The_order_of_the_objects_says_nothing()
    {
        var objects = await Found.ObjectsAsync(string.Join("\n---\n", Enumerable.Range(0, 8).Select(number => $$"""
            apiVersion: v1
            kind: Node
            metadata: { name: n{{number % 3}} }
            status: { nodeInfo: { kubeletVersion: v1.3{{number}}.0 } }
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: w{{number}}, namespace: s{{number % 2}} }
            spec: { template: { metadata: { labels: { app: a{{number}} } }, spec: { containers: [{ name: a, image: grafana/grafana, env: [{ name: A_PASSWORD, value: abcd }] }] } } }
            ---
            apiVersion: v1
            kind: Service
            metadata: { name: v{{number}}, namespace: s{{number % 2}} }
            spec: { type: NodePort, selector: { app: a{{number}} } }
            """)));
        var expected = Text(objects);

        Gen.Shuffle(objects.ToArray()).Sample(shuffled => Text([.. shuffled]) == expected, iter: 50);

        static string Text(ImmutableArray<KubernetesObject> objects) => string.Join('\n', PostureChecks.Evaluate(objects, ClusterComponents.In(objects), Today)
            .Select(finding => $"{finding.Id} {finding.Severity} {finding.Object} {finding.Message}"));
    }

    [Fact]
    public async Task Objects_with_missing_fields_and_wrong_types_are_no_reason_to_stop()
    {
        // Every path that the checks read, with a value of every kind in its place.
        string[] values = ["null", "[]", "{}", "7", "true", "text", "[7, null, {}, []]", "{ a: [1] }", $"'{new string('x', 100_000)}'"];
        foreach (var value in values)
        {
            var objects = await Found.ObjectsAsync(string.Join("\n---\n", Kinds.Select(kind => $$"""
                apiVersion: {{kind.ApiVersion}}
                kind: {{kind.Kind}}
                metadata: { name: a, namespace: kube-system, labels: {{value}}, annotations: {{value}}, ownerReferences: {{value}} }
                spec: {{(kind.Spec.Length == 0 ? value : kind.Spec.Replace("VALUE", value, StringComparison.Ordinal))}}
                status: { nodeInfo: {{value}}, history: {{value}}, desired: {{value}} }
                subjects: [{ kind: {{value}}, name: {{value}} }]
                roleRef: {{value}}
                authentication: {{value}}
                automountServiceAccountToken: {{value}}
                """)));
            var components = ClusterComponents.In(objects);

            Assert.NotNull(ClusterProfiling.Of(objects, components));
            Assert.All(PostureChecks.Evaluate(objects, components, Today), finding => Assert.NotEqual("", finding.Message));
        }
    }

    static readonly (string ApiVersion, string Kind, string Spec)[] Kinds =
    [
        ("v1", "Node", "{ providerID: VALUE }"), ("v1", "Namespace", ""), ("v1", "Service", "{ type: NodePort, ports: VALUE, externalIPs: VALUE, selector: VALUE, loadBalancerSourceRanges: VALUE }"), ("v1", "Service", ""),
        ("v1", "Pod", "{ serviceAccountName: VALUE, hostNetwork: VALUE, containers: [{ name: VALUE, image: grafana/grafana, command: VALUE, args: VALUE, env: VALUE, envFrom: VALUE, ports: VALUE }] }"),
        ("v1", "Pod", "{ containers: [{ name: a, image: VALUE, command: [kube-apiserver, VALUE], env: [{ name: VALUE, value: VALUE, valueFrom: VALUE }], ports: [{ hostPort: VALUE }] }] }"),
        ("apps/v1", "DaemonSet", "{ template: VALUE }"), ("networking.k8s.io/v1", "NetworkPolicy", "{ podSelector: VALUE, policyTypes: VALUE, ingress: VALUE }"), ("networking.k8s.io/v1", "NetworkPolicy", ""),
        ("networking.k8s.io/v1", "Ingress", "{ defaultBackend: VALUE, rules: [{ host: VALUE, http: { paths: [{ backend: VALUE }] } }] }"), ("networking.k8s.io/v1", "Ingress", ""),
        ("gateway.networking.k8s.io/v1", "HTTPRoute", "{ hostnames: VALUE, rules: [{ backendRefs: [{ name: grafana, namespace: VALUE }] }] }"), ("route.openshift.io/v1", "Route", "{ to: VALUE, alternateBackends: VALUE }"),
        ("traefik.io/v1alpha1", "IngressRoute", "{ routes: [{ match: VALUE, services: VALUE }] }"), ("networking.istio.io/v1", "VirtualService", "{ gateways: VALUE, hosts: VALUE, http: [{ route: [{ destination: { host: grafana } }] }] }"),
        ("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", ""), ("v1", "ServiceAccount", ""), ("kubelet.config.k8s.io/v1beta1", "KubeletConfiguration", ""),
        ("config.openshift.io/v1", "ClusterVersion", ""), ("apiextensions.k8s.io/v1", "CustomResourceDefinition", "{ group: VALUE }"), ("v1", "ConfigMap", ""),
    ];

    static async Task<List<string>> IdsAsync(string text)
    {
        var manifest = await ManifestText.ReadAsync(text);
        Assert.Empty(manifest.Unread);
        return [.. PostureChecks.Evaluate(manifest.Objects, ClusterComponents.In(manifest.Objects), Today).Select(finding => finding.Id)];
    }
}
