namespace Plimsoll.Kubernetes.Posture;

public sealed class ExposureChecksTests
{
    [Theory]
    [InlineData("type: LoadBalancer", "PLM-POS-0030")]
    [InlineData("type: NodePort", "PLM-POS-0031")]
    [InlineData("externalIPs: [192.0.2.1]", "PLM-POS-0032")]
    [InlineData("type: ClusterIP", "")]
    [InlineData("type: [LoadBalancer]", "")]
    [InlineData("type: NodePort, ports: [{ port: 80, targetPort: 2379 }]", "PLM-POS-0033 PLM-POS-0031")]
    [InlineData("type: LoadBalancer, ports: [{ port: 10250 }]", "PLM-POS-0033 PLM-POS-0030")]
    public async Task A_Service_that_answers_outside_the_cluster_is_found(string spec, string ids) =>
        Assert.Equal(ids, string.Join(' ', (await Found.InAsync(Service(spec))).Select(finding => finding.Id)));

    [Fact]
    public async Task Ranges_and_ports_are_told() => Assert.Equal(
        ["type LoadBalancer answers outside the cluster to 10.0.0.0/8 (port 443)"],
        await Found.MessagesAsync(Service("type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8], ports: [{ port: 443 }]"), "PLM-POS-0030"));

    static string Service(string spec) => $"apiVersion: v1\nkind: Service\nmetadata: {{ name: web, namespace: shop }}\nspec: {{ {spec} }}\n";
}
