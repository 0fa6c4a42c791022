namespace Plimsoll.Kubernetes.Posture.Consoles;

public sealed class ConsoleKindsTests
{
    [Theory]
    [InlineData("docker.io/grafana/grafana:11.2@sha256:0", "grafana")]
    [InlineData("dpage/pgadmin4", "pgadmin")]
    [InlineData("longhornio/longhorn-ui:v1", "longhorn")]
    [InlineData("weaveworks/scope:1.13", "weave-scope")]
    [InlineData("example.org/scope", null)]
    [InlineData("kubernetesui/dashboard:v2", "kubernetes-dashboard")]
    [InlineData("example.org/dashboard", null)]
    [InlineData("localhost:5000/kiali", "kiali")]
    [InlineData("nginx", null)]
    [InlineData("", null)]
    [InlineData("@", null)]
    public void An_image_is_known_by_the_last_part_of_its_name(string image, string? console) => Assert.Equal(console, ConsoleKinds.OfImage(image)?.Name);

    [Theory]
    [InlineData("kube-prometheus-grafana", "grafana")]
    [InlineData("kubernetes-dashboard-kong-proxy", "kubernetes-dashboard")]
    [InlineData("traefik-dashboard", "traefik")]
    [InlineData("traefik", null)]
    [InlineData("minio", null)]
    [InlineData("web", null)]
    public void A_Service_is_known_by_its_name(string service, string? console) => Assert.Equal(console, ConsoleKinds.OfService(service)?.Name);

    [Fact]
    public void Names_are_unique() => Assert.Equal(ConsoleKinds.All.Length, ConsoleKinds.All.Select(kind => kind.Name).Distinct(StringComparer.Ordinal).Count());
}
