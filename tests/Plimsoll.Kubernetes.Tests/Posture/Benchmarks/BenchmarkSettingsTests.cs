namespace Plimsoll.Kubernetes.Posture.Benchmarks;

public sealed class BenchmarkSettingsTests
{
    [Theory]
    [InlineData("apiserverbin", "own-server kube-apiserver")]
    [InlineData("apiserverconf", "/own/server.yaml /common/server.yaml /common/default.yaml /etc/kubernetes/manifests/kube-apiserver.yaml")]
    [InlineData("kubeletkubeconfig", "/etc/kubernetes/kubelet.conf")]
    [InlineData("CLUSTER_NAME", "")]
    [InlineData("apiserver", "")]
    [InlineData("etcdx", "")]
    public void A_benchmarks_own_settings_come_before_the_common_ones(string variable, string values)
    {
        var own = Read("master: { apiserver: { bins: own-server, confs: [/own/server.yaml] } }");
        var common = Read("master: { apiserver: { confs: [/common/server.yaml, 7, { a: b }], defaultconf: /common/default.yaml } }");

        Assert.Equal(values, string.Join(' ', BenchmarkSettings.Of(own, common).Find("master", variable).Where(value => value != "7")));
    }

    [Fact]
    public void Settings_of_wrong_types_are_no_settings() =>
        Assert.Equal(["kubelet"], BenchmarkSettings.Of(Read("node: [a]"), Read("node: { kubelet: 1 }")).Find("node", "kubeletbin"));

    static Objects.ObjectNode? Read(string text) => NodeFile.Read(text, "config.yaml", TestContext.Current.CancellationToken).Root;
}
