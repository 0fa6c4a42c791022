namespace Plimsoll.Kubernetes.Posture;

public sealed class PolicyEnforcementTests
{
    const string Policy = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: deny, namespace: shop }\nspec: { podSelector: {} }\n";

    [Theory]
    [InlineData("kube-flannel-ds", "", true)]
    [InlineData("canal", "", false)]
    [InlineData("calico-node", "", false)]
    [InlineData("kindnet", "", false)]
    [InlineData("aws-node", "--enable-network-policy=false", true)]
    [InlineData("aws-node", "--enable-network-policy=true", false)]
    public async Task Policies_need_a_plug_in_that_enforces_them(string agent, string argument, bool found) =>
        Assert.Equal(found, (await Found.MessagesAsync(Policy + Agent(agent, argument), "PLM-POS-0042")).Length == 1);

    [Fact]
    public async Task Flannel_of_K3s_has_a_controller_beside_it() => Assert.Empty(await Found.MessagesAsync(
        Policy + Agent("kube-flannel-ds", "") + "---\napiVersion: v1\nkind: Node\nmetadata: { name: a }\nstatus: { nodeInfo: { kubeletVersion: v1.37.1+k3s1 } }\n", "PLM-POS-0042"));

    [Fact]
    public async Task Without_policies_nothing_is_said() => Assert.Empty(await Found.MessagesAsync(Agent("kube-flannel-ds", ""), "PLM-POS-0042"));

    static string Agent(string name, string argument) =>
        $"---\napiVersion: apps/v1\nkind: DaemonSet\nmetadata: {{ name: {name}, namespace: kube-system }}\nspec: {{ template: {{ spec: {{ containers: [{{ name: a, image: a, args: [{argument}] }}] }} }} }}\n";
}
