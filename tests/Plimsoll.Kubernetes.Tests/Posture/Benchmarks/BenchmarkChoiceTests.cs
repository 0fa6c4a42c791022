using Plimsoll.Model.Posture;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

public sealed class BenchmarkChoiceTests
{
    static readonly string[] Folders = ["cis-1.9", "cis-1.10", "cis-1.12", "eks-1.7.0", "eks-1.10.0", "eks-stig-kubernetes-v1r6", "k3s-cis-1.24", "k3s-cis-1.9", "rh-1.4", "rh-1.8"];

    [Theory]
    [InlineData("", "v1.27.4", "cis-1.9")]
    [InlineData("", "v1.40.0", "cis-1.12")]
    [InlineData("", "v1.2.0", null)]
    [InlineData("", "latest", null)]
    [InlineData("eks", "v1.33.0-eks-1", "eks-1.10.0")]
    [InlineData("k3s", "v1.33.0+k3s1", "k3s-cis-1.9")]
    [InlineData("openshift", "v1.25.0", "rh-1.4")]
    [InlineData("kubeadm", "v1.28.0", "cis-1.10")]
    public void The_platform_comes_before_the_release(string platform, string version, string? folder)
    {
        var settings = NodeFile.Read("version_mapping: { '1.27': cis-1.9, '1.28': cis-1.10, '1.32': cis-1.12, '1.33': gone, ocp-4.11: rh-1.4, ocp-4.13: rh-1.8 }", "c", TestContext.Current.CancellationToken).Root;
        var place = new SourceLocation("a", 1, 1);
        var profile = new ClusterProfile(
            platform.Length == 0 ? [] : [new PlatformMatch(platform, platform, PlatformCertainty.Likely, [], [])],
            [new ComponentVersion("kubelet", version, new ObjectReference("v1", "Node", "", "a"), place)], []);

        Assert.Equal(folder, BenchmarkChoice.Choose(settings, Folders, profile, OpenShiftVersion.TryParse("4.12.1")));
    }

    [Fact]
    public void Nothing_is_chosen_for_nothing() => Assert.Null(BenchmarkChoice.Choose(null, [], new ClusterProfile([], [], []), null));
}
