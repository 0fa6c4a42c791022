using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Posture.Nodes;

public sealed class NodeChecksTests
{
    [Fact]
    public void A_running_programs_dangerous_flag_is_found_at_its_line()
    {
        var finding = Assert.Single(NodeChecks.In([Node with { Processes = ["init", "root 1 0 0 10:00 ? 00:01 /usr/bin/kubelet --anonymous-auth=true"] }]));

        Assert.Equal(("PLM-POS-0061", "nodes/a/processes.txt", 2), (finding.Id, finding.Location.File, finding.Location.Line));
    }

    [Theory]
    [InlineData("644", "/etc/kubernetes/admin.conf", true)]
    [InlineData("640", "/etc/kubernetes/admin.conf", false)]
    [InlineData("604", "/etc/kubernetes/pki/ca.key", true)]
    [InlineData("644", "/etc/kubernetes/pki/ca.crt", false)]
    [InlineData("644", "/etc/hosts", false)]
    public void Credentials_are_for_their_owner_alone(string permissions, string path, bool found) => Assert.Equal(
        found,
        NodeChecks.In([Node with { Modes = Node.Modes.Add(path, new RecordedMode(path, permissions, "root", "root", new SourceLocation("p", 1, 1))) }]).Any());

    static NodeSnapshot Node { get; } = new("a", "nodes/a", ImmutableSortedDictionary<string, string>.Empty, ImmutableSortedDictionary<string, RecordedMode>.Empty, null, [], []);
}
