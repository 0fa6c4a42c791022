namespace Plimsoll.Kubernetes.Posture.Consoles;

public sealed class AudiencesTests
{
    [Theory]
    [InlineData("metadata: {}", "to everybody", false)]
    [InlineData("spec: { loadBalancerSourceRanges: [10.0.0.0/8, 192.0.2.0/24] }", "to 10.0.0.0/8, 192.0.2.0/24", true)]
    [InlineData("spec: { loadBalancerSourceRanges: [10.0.0.0/8, 0.0.0.0/0] }", "to everybody", false)]
    [InlineData("metadata: { annotations: { networking.gke.io/load-balancer-type: Internal } }", "inside the provider's network", true)]
    [InlineData("metadata: { annotations: { service.beta.kubernetes.io/aws-load-balancer-internal: 'false' } }", "to everybody", false)]
    [InlineData("metadata: { annotations: { nginx.ingress.kubernetes.io/whitelist-source-range: '10.0.0.0/8' } }", "to 10.0.0.0/8", true)]
    [InlineData("metadata: { annotations: { nginx.ingress.kubernetes.io/auth-url: 'https://login.example' } }", "behind nginx.ingress.kubernetes.io/auth-url", true)]
    public async Task An_object_says_who_reaches_it(string fields, string text, bool limited) => Assert.Equal(
        new Audience(text, limited), Audiences.Of(Assert.Single(await Found.ObjectsAsync($"apiVersion: v1\nkind: Service\n{fields}\n"))));
}
