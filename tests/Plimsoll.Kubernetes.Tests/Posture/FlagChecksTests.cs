using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture;

public sealed class FlagChecksTests
{
    [Theory]
    [InlineData("/usr/local/bin/kube-apiserver --authorization-mode=Node,AlwaysAllow", "--authorization-mode")]
    [InlineData("kube-apiserver --authorization-mode Node,AlwaysAllow", "--authorization-mode")]
    [InlineData("kube-apiserver --insecure-port=0", "")]
    [InlineData("kube-apiserver --disable-admission-plugins=PodSecurity", "--disable-admission-plugins")]
    [InlineData("etcd --listen-client-urls=https://10.0.0.1:2379,http://10.0.0.1:2378", "--listen-client-urls")]
    [InlineData("etcd --listen-client-urls=http://127.0.0.1:2379", "")]
    [InlineData("kubelet --anonymous-auth", "--anonymous-auth")]
    [InlineData("kubelet --read-only-port=0", "")]
    [InlineData("other --anonymous-auth=true", "")]
    [InlineData("", "")]
    public void A_flag_is_dangerous_for_its_program_and_value(string line, string flag) =>
        Assert.Equal(flag, string.Join(' ', FlagChecks.Dangerous(line.Split(' ')).Select(found => found.Flag.Name)));

    [Fact]
    public async Task Settings_of_a_kubelet_are_judged_as_they_are_written()
    {
        var findings = await Found.InAsync("""
            apiVersion: kubelet.config.k8s.io/v1beta1
            kind: KubeletConfiguration
            authentication: { anonymous: { enabled: true } }
            authorization: { mode: AlwaysAllow }
            readOnlyPort: 10255
            """);

        Assert.Equal([(Severity.Critical, 3), (Severity.Critical, 4), (Severity.High, 5)], findings.Select(finding => (finding.Severity, finding.Location.Line)));
    }

    [Fact]
    public async Task What_is_not_written_is_not_judged() =>
        Assert.Empty(await Found.InAsync("apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nauthentication: []\nreadOnlyPort: no\n"));
}
