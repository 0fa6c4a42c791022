using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture.Consoles;

public sealed class ConsoleChecksTests
{
    const string Grafana = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: numbers, namespace: shop }
        spec:
          template:
            metadata: { labels: { app: numbers } }
            spec: { automountServiceAccountToken: false, containers: [{ name: a, image: "grafana/grafana:11" }] }
        """;

    [Fact]
    public async Task A_renamed_console_is_found_by_its_image_and_the_selector_of_its_Service() => Assert.Equal(
        ["grafana is exposed by type LoadBalancer to everybody"],
        await Found.MessagesAsync(Grafana + Service("type: LoadBalancer, selector: { app: numbers }"), "PLM-POS-0021"));

    [Fact]
    public async Task Another_selector_leads_elsewhere() =>
        Assert.Empty(await Found.MessagesAsync(Grafana + Service("type: LoadBalancer, selector: { app: other }"), "PLM-POS-0021"));

    [Theory]
    [InlineData("apiVersion: networking.k8s.io/v1\nkind: Ingress\nSPEC: { defaultBackend: { service: { name: numbers } } }", "grafana is exposed by Ingress for every host to everybody")]
    [InlineData("apiVersion: networking.k8s.io/v1\nkind: Ingress\nSPEC: { rules: [{ host: a.example, http: { paths: [{ path: /g, backend: { service: { name: numbers } } }] } }] }", "grafana is exposed by Ingress at a.example/g to everybody")]
    [InlineData("apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nSPEC: { hostnames: [a.example, b.example], rules: [{ backendRefs: [{ name: numbers }] }] }", "grafana is exposed by HTTPRoute at a.example, b.example to everybody")]
    [InlineData("apiVersion: gateway.networking.k8s.io/v1alpha2\nkind: TCPRoute\nSPEC: { rules: [{ backendRefs: [{ name: numbers, namespace: shop }] }] }", "grafana is exposed by TCPRoute at every host to everybody")]
    [InlineData("apiVersion: gateway.networking.k8s.io/v1alpha2\nkind: TLSRoute\nSPEC: { rules: [{ backendRefs: [{ name: numbers }] }] }", "grafana is exposed by TLSRoute at every host to everybody")]
    [InlineData("apiVersion: route.openshift.io/v1\nkind: Route\nSPEC: { host: a.example, to: { kind: Service, name: numbers } }", "grafana is exposed by Route at a.example without TLS to everybody")]
    [InlineData("apiVersion: traefik.io/v1alpha1\nkind: IngressRoute\nSPEC: { routes: [{ match: Host(`a`), services: [{ name: numbers }] }] }", "grafana is exposed by IngressRoute at Host(`a`) to everybody")]
    [InlineData("apiVersion: networking.istio.io/v1\nkind: VirtualService\nSPEC: { hosts: [a.example], gateways: [gw], http: [{ route: [{ destination: { host: numbers.shop.svc.cluster.local } }] }] }", "grafana is exposed by VirtualService at a.example to everybody")]
    public async Task Every_way_in_is_found(string exposing, string message) => Assert.Equal(
        [message],
        await Found.MessagesAsync(
            Grafana + Service("selector: { app: numbers }") + "\n---\n" + exposing.Replace("SPEC", "metadata: { name: x, namespace: shop }\nspec", StringComparison.Ordinal), "PLM-POS-0021"));

    [Theory]
    [InlineData("{ podSelector: {} }", Severity.Medium, "limits who may connect")]
    [InlineData("{ podSelector: { matchLabels: { app: numbers } }, ingress: [{ from: [{ podSelector: {} }] }] }", Severity.Medium, "limits who may connect")]
    [InlineData("{ podSelector: {}, ingress: [{}] }", Severity.High, "lets everybody in")]
    [InlineData("{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }] }", Severity.High, "lets everybody in")]
    [InlineData("{ podSelector: { matchLabels: { app: other } } }", Severity.High, "to everybody")]
    [InlineData("{ podSelector: {}, policyTypes: [Egress] }", Severity.High, "to everybody")]
    public async Task NetworkPolicies_say_to_whom(string policy, Severity severity, string words)
    {
        var finding = (await Found.InAsync(
            Grafana + Service("type: NodePort, selector: { app: numbers }")
            + $"\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{ name: p, namespace: shop }}\nspec: {policy}\n")).Single(found => found.Id == "PLM-POS-0021");

        Assert.Equal(severity, finding.Severity);
        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_console_without_a_login_is_critical_where_everybody_reaches_it() => Assert.Equal(
        Severity.Critical,
        Assert.Single(await Found.InAsync(
            "apiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: kube-system }\nspec: { containers: [{ name: a, image: weaveworks/scope:1, ports: [{ hostPort: 4040 }] }] }\n"), finding => finding.Id == "PLM-POS-0021").Severity);

    [Theory]
    [InlineData("image: grafana/grafana, env: [{ name: GF_AUTH_ANONYMOUS_ENABLED, value: 'true' }]", "PLM-POS-0023")]
    [InlineData("image: grafana/grafana, env: [{ name: GF_AUTH_ANONYMOUS_ENABLED, value: 'false' }]", "")]
    [InlineData("image: kubernetesui/dashboard, args: [--enable-skip-login]", "PLM-POS-0022")]
    [InlineData("image: kubernetesui/dashboard, args: [--enable-skip-login=false]", "")]
    [InlineData("image: quay.io/argoproj/argocd, command: [argocd-server, --disable-auth]", "PLM-POS-0023")]
    [InlineData("image: quay.io/argoproj/argocd, command: [argocd-repo-server, --disable-auth]", "")]
    [InlineData("image: argoproj/argocli, args: [server, --auth-mode, server]", "PLM-POS-0023")]
    [InlineData("image: traefik, args: [--api.insecure=true]", "PLM-POS-0023")]
    [InlineData("image: traefik, args: [--api.dashboard=true]", "")]
    [InlineData("image: prom/prometheus, args: [--web.enable-admin-api]", "PLM-POS-0023")]
    public async Task A_weak_setting_is_found_by_its_value(string container, string id) => Assert.Equal(
        id,
        string.Join(' ', (await Found.InAsync($"apiVersion: v1\nkind: Pod\nmetadata: {{ name: a, namespace: kube-system }}\nspec: {{ containers: [{{ name: a, {container} }}] }}\n"))
            .Select(finding => finding.Id).Where(found => found is "PLM-POS-0022" or "PLM-POS-0023")));

    static string Service(string spec) => $"\n---\napiVersion: v1\nkind: Service\nmetadata: {{ name: numbers, namespace: shop }}\nspec: {{ {spec} }}\n";
}
