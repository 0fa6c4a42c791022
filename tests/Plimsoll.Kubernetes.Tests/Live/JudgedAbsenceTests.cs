using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Live;

public sealed class JudgedAbsenceTests
{
    static readonly ImmutableArray<ObjectFinding> Findings =
        [.. new[] { "PLM-POS-0040", "PLM-POS-0041", "PLM-RBAC-0001", "PLM-RBAC-0002", "PLM-RBAC-0005" }.Select(Finding)];

    [Theory]
    [InlineData("", "PLM-POS-0040 PLM-POS-0041 PLM-RBAC-0001 PLM-RBAC-0002 PLM-RBAC-0005")]
    [InlineData("networkpolicies.networking.k8s.io", "PLM-POS-0041 PLM-RBAC-0001 PLM-RBAC-0002 PLM-RBAC-0005")]
    [InlineData("networkpolicies.networking.k8s.io in shop", "PLM-POS-0041 PLM-RBAC-0001 PLM-RBAC-0002 PLM-RBAC-0005")]
    [InlineData("clusterroles.rbac.authorization.k8s.io", "PLM-POS-0040 PLM-POS-0041 PLM-RBAC-0005")]
    [InlineData("deployments.apps", "PLM-POS-0040 PLM-POS-0041 PLM-RBAC-0001 PLM-RBAC-0002")]
    [InlineData("services", "PLM-POS-0040 PLM-POS-0041 PLM-RBAC-0001 PLM-RBAC-0002 PLM-RBAC-0005")]
    public void Nothing_is_said_to_be_missing_that_could_not_be_read(string unread, string left)
    {
        ImmutableArray<Unread> problems = unread.Length == 0 ? [] : [new Unread(unread, UnreadReason.Inaccessible, "")];

        Assert.Equal(left, string.Join(' ', JudgedAbsence.LeftOut(Findings, problems, isPartOfCluster: false).Select(finding => finding.Id)));
    }

    [Fact]
    public void What_another_namespace_may_use_is_not_said_to_be_unused() => Assert.Equal(
        ["PLM-POS-0040", "PLM-POS-0041", "PLM-RBAC-0001"],
        JudgedAbsence.LeftOut(Findings, [], isPartOfCluster: true).Select(finding => finding.Id));

    static ObjectFinding Finding(string id) =>
        new(id, "", Severity.Low, "", "", new ObjectReference("v1", "Namespace", "", "n"), "", new SourceLocation("", 0, 0));
}
