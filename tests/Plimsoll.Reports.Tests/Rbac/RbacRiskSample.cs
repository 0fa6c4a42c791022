using Plimsoll.Model.Findings;
using Plimsoll.Model.Rbac;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Reports.Rbac;

/// <summary>One path of two steps, one finding, one document that could not be read; with a hostile name.</summary>
static class RbacRiskSample
{
    const string Version = "rbac.authorization.k8s.io/v1";

    public static readonly RbacEvidence Evidence = new(
        new ObjectReference(Version, "RoleBinding", "shop", "web"), new SourceLocation("rbac.yaml", 10, 1),
        new ObjectReference(Version, "Role", "shop", "support"), 1, new SourceLocation("rbac.yaml", 6, 5), "create on pods/exec");

    public static readonly RbacRisks Risks = new(
        [
            new RbacPath(
                "ServiceAccount shop/web", "cluster-admin", Severity.Critical,
                [
                    new RbacHop("ServiceAccount shop/web", "ServiceAccount shop/\"x\"\u001b[31m", "PLM-RBAC-0109", "runs a command in a Pod", [Evidence], "Take pods/exec away."),
                    new RbacHop("ServiceAccount shop/\"x\"\u001b[31m", "cluster-admin", "PLM-RBAC-0130", "takes the tokens", [], "Keep Pods apart."),
                ],
                [new AccountUse(new ObjectReference("apps/v1", "Deployment", "shop", "web"), new SourceLocation("web.yaml", 1, 1), true, ["Ingress shop"], ["PLM-PSS-0001"])]),
        ],
        [new ObjectFinding("PLM-RBAC-0002", "Role that nobody binds", Severity.Low, "no binding gives it", "Delete the role.", new ObjectReference(Version, "Role", "shop", "old"), "", new SourceLocation("rbac.yaml", 30, 1))],
        [new Unread("Role shop/bad", UnreadReason.Malformed, "rules is no list", new SourceLocation("rbac.yaml", 40, 3))],
        1, 2, 3);

    public static string Write(IRbacRiskReport report)
    {
        using var output = new StringWriter();
        report.Write(Risks, output, new ReportStyle(false, 0, false));
        return output.ToString();
    }
}
