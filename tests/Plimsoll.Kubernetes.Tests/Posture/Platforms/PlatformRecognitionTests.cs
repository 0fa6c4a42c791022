using CsCheck;
using Plimsoll.Model.Posture;

namespace Plimsoll.Kubernetes.Posture.Platforms;

public sealed class PlatformRecognitionTests
{
    [Theory]
    [InlineData("eks", "status: { nodeInfo: { kubeletVersion: v1.33.1-eks-1a2b } }")]
    [InlineData("gke", "status: { nodeInfo: { kubeletVersion: v1.33.1-gke.1200 } }")]
    [InlineData("k3s", "status: { nodeInfo: { kubeletVersion: v1.33.1+k3s1 } }")]
    [InlineData("rke2", "status: { nodeInfo: { kubeletVersion: v1.33.1+rke2r1 } }")]
    [InlineData("k0s", "status: { nodeInfo: { kubeletVersion: v1.33.1+k0s } }")]
    [InlineData("iks", "status: { nodeInfo: { kubeletVersion: v1.33.1+IKS } }")]
    [InlineData("talos", "status: { nodeInfo: { osImage: Talos (v1.11.0) } }")]
    [InlineData("kind", "spec: { providerID: kind://docker/kind/kind-control-plane }")]
    [InlineData("openshift", "status: { nodeInfo: { osImage: Red Hat Enterprise Linux CoreOS 9.6 } }")]
    public async Task A_mark_that_only_one_platform_sets_makes_it_likely(string platform, string text)
    {
        var match = Assert.Single(await InAsync($"apiVersion: v1\nkind: Node\nmetadata: {{ name: a }}\n{text}\n"));

        Assert.Equal((platform, PlatformCertainty.Likely), (match.Name, match.Certainty));
        Assert.Equal("Node a", Assert.Single(match.Evidence).Object.ToString());
        Assert.NotEmpty(match.Defaults);
    }

    [Theory]
    [InlineData("aks", "kubernetes.azure.com/cluster")]
    [InlineData("doks", "doks.digitalocean.com/node-pool")]
    [InlineData("microk8s", "microk8s.io/cluster")]
    [InlineData("minikube", "minikube.k8s.io/name")]
    public async Task A_label_of_nodes_tells_a_platform(string platform, string label) =>
        Assert.Equal(platform, Assert.Single(await InAsync($"apiVersion: v1\nkind: Node\nmetadata: {{ name: a, labels: {{ {label}: x }} }}\n")).Name);

    [Fact]
    public async Task A_second_mark_makes_it_certain_and_both_are_evidence()
    {
        var match = Assert.Single(await InAsync("""
            apiVersion: v1
            kind: Node
            metadata: { name: a, labels: { eks.amazonaws.com/nodegroup: x } }
            spec: { providerID: "aws:///eu-west-1a/i-1" }
            """));

        Assert.Equal(PlatformCertainty.Certain, match.Certainty);
        Assert.Equal(2, match.Evidence.Length);
        Assert.Equal(3, match.Evidence[0].Location.Line);
    }

    [Fact]
    public async Task The_machines_of_a_cloud_alone_are_no_managed_platform() => Assert.Equal(
        PlatformCertainty.Possible,
        Assert.Single(await InAsync("apiVersion: v1\nkind: Node\nmetadata: { name: a }\nspec: { providerID: \"aws:///a/i-1\" }\n")).Certainty);

    [Fact]
    public async Task What_another_platform_explains_is_not_told_as_possible() => Assert.Equal(
        ["kubeadm"],
        (await InAsync("""
            apiVersion: v1
            kind: Node
            metadata: { name: a, annotations: { kubeadm.alpha.kubernetes.io/cri-socket: x } }
            spec: { providerID: "aws:///a/i-1" }
            """)).Select(match => match.Name));

    [Fact]
    public async Task Autopilot_and_GKE_are_both_told() => Assert.Equal(
        ["gke-autopilot", "gke"],
        (await InAsync("apiVersion: v1\nkind: Node\nmetadata: { name: gk3-a }\nspec: { providerID: \"gce://p/z/n\" }\nstatus: { nodeInfo: { kubeletVersion: v1.33.1-gke.1 } }\n")).Select(match => match.Name));

    [Fact]
    public async Task An_API_group_is_known_from_its_definition_and_from_objects()
    {
        Assert.Equal("openshift", Assert.Single(await InAsync("apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: a }\nspec: { group: security.openshift.io }\n")).Name);
        Assert.Equal("openshift", Assert.Single(await InAsync("apiVersion: config.openshift.io/v1\nkind: ClusterVersion\nmetadata: { name: version }\n")).Name);
    }

    [Fact]
    public async Task An_empty_cluster_is_of_no_platform() => Assert.Empty(await InAsync("apiVersion: v1\nkind: Node\nmetadata: { name: a }\n"));

    [Fact]
    public async Task The_order_of_the_objects_says_nothing()
    {
        var objects = await Found.ObjectsAsync(string.Join("\n---\n", Enumerable.Range(0, 6).Select(number => $$"""
            apiVersion: v1
            kind: Node
            metadata: { name: n{{number}}, labels: { eks.amazonaws.com/pool{{number % 2}}: x } }
            spec: { providerID: "aws:///a/{{number}}" }
            status: { nodeInfo: { kubeletVersion: v1.3{{number}}.0-eks-{{number}} } }
            """)));
        var expected = Text(PlatformRecognition.In(objects));

        Gen.Shuffle(objects.ToArray()).Sample(shuffled => Text(PlatformRecognition.In([.. shuffled])) == expected, iter: 50);
    }

    static string Text(System.Collections.Immutable.ImmutableArray<PlatformMatch> matches) =>
        string.Join('\n', matches.Select(match => $"{match.Name} {match.Certainty} {string.Join(';', match.Evidence)}"));

    static async Task<System.Collections.Immutable.ImmutableArray<PlatformMatch>> InAsync(string text) => PlatformRecognition.In(await Found.ObjectsAsync(text));
}
