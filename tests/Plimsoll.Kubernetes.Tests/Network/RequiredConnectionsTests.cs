namespace Plimsoll.Kubernetes.Network;

public sealed class RequiredConnectionsTests
{
    static readonly string Pod = NetworkSample.Pod("web", "app: web", ", ports: [{ name: metrics, containerPort: 9100 }]");

    [Theory]
    [InlineData("prometheus.io/scrape: 'true', prometheus.io/port: '90'", "[{ port: 90, targetPort: metrics }]", "TCP 9100")]
    [InlineData("prometheus.io/scrape: 'true', prometheus.io/port: '9100'", "[{ port: 90, targetPort: 9100 }]", "TCP 9100")]
    [InlineData("prometheus.io/scrape: 'true'", "[{ port: 80 }, { port: 9090 }]", "TCP 9090")]
    [InlineData("prometheus.io/scrape: 'true'", "[{ port: 80 }]", "")]
    [InlineData("prometheus.io/scrape: 'false', prometheus.io/port: '80'", "[{ port: 80 }]", "")]
    [InlineData("prometheus.io/scrape: 'true', prometheus.io/port: 'many'", "[{ port: 80 }]", "")]
    public async Task What_asks_to_be_scraped_needs_to_be_reached_from_the_cluster(string annotations, string ports, string expected)
    {
        var found = await RequiredAsync($$"""
            apiVersion: v1
            kind: Service
            metadata: { name: web, annotations: { {{annotations}} } }
            spec: { selector: { app: web }, ports: {{ports}} }
            """);

        Assert.Equal(expected, string.Join(' ', found.Where(one => one.IsFromCluster).Select(one => $"{one.Connections}")));
    }

    [Theory]
    [InlineData("80", "TCP 8080")]
    [InlineData("8080", "TCP 8080")]
    [InlineData("81", "")]
    public async Task An_Ingress_names_the_port_of_the_Service_or_of_the_pods(string port, string expected)
    {
        var found = await RequiredAsync($$"""
            apiVersion: v1
            kind: Service
            metadata: { name: web }
            spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: { name: web }
            spec: { defaultBackend: { service: { name: web, port: { number: {{port}} } } } }
            """);

        Assert.Equal(expected, string.Join(' ', found.Select(one => $"{one.Connections}")));
    }

    static async Task<IEnumerable<RequiredConnection>> RequiredAsync(string yaml)
    {
        var objects = await NetworkSample.ObjectsAsync(Pod + yaml);
        return RequiredConnections.Of(NetworkReading.Read(objects), objects);
    }
}
