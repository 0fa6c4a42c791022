namespace Plimsoll.Kubernetes.Rbac.Risks;

public sealed class RbacHygieneTests
{
    const string Account = "---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web, namespace: one}\n";
    const string Pods = "[{apiGroups: [''], resources: [pods], verbs: [get]}]";

    static string Pod(string account, string more = "") =>
        $"---\napiVersion: v1\nkind: Pod\nmetadata: {{name: p, namespace: one}}\nspec: {{serviceAccountName: {account}, {more}containers: [{{name: c, image: i}}]}}\n";

    static string Given(string account) => RbacText.Role("r", "one", Pods) + RbacText.Binding("b", "one", "/r", $"{{kind: ServiceAccount, name: {account}, namespace: one}}");

    public static TheoryData<string, string> Cases => new()
    {
        { RbacText.Binding("b", "one", "/gone", "{kind: User, name: ada}"), "PLM-RBAC-0001" },
        { RbacText.Role("r", "one", Pods), "PLM-RBAC-0002" },
        { RbacText.Role("r", "one", Pods) + RbacText.Binding("b", "one", "/r", ""), "PLM-RBAC-0003" },
        { RbacText.Role("r", "", Pods) + RbacText.Binding("b", "", "r", "{kind: User, name: ada}") + RbacText.Binding("'system:node'", "", "r", ""), "" },
        { Account + Pod("web") + Given("web") + RbacText.Binding("c", "one", "/r", "{kind: ServiceAccount, name: gone, namespace: one}"), "PLM-RBAC-0004" },
        { Account + Pod("web", "automountServiceAccountToken: false, ") + RbacText.Role("r", "one", Pods) + RbacText.Binding("b", "one", "/r", "{kind: ServiceAccount, name: default, namespace: two}"), "PLM-RBAC-0005 PLM-RBAC-0007" },
        { RbacText.Role("r", "", Pods) + RbacText.Binding("b", "", "r", "{kind: User, name: 'system:anonymous'}"), "PLM-RBAC-0006" },
        { Pod("web"), "PLM-RBAC-0008" },
        { Pod("web", "automountServiceAccountToken: false, "), "" },
        { Pod("default"), "PLM-RBAC-0009" },
        { Given("web") + Pod("web") + RbacText.Role("r", "one", Pods), "PLM-RBAC-0010" },
        { Account + Pod("web") + Given("web"), "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_wrong_or_not_needed_is_found(string yaml, string ids)
    {
        var risks = RbacRiskAnalysis.Analyse(await RbacText.ObjectsAsync(yaml), [], false, TestContext.Current.CancellationToken);

        Assert.Equal(ids, string.Join(' ', risks.Findings.Select(finding => finding.Id)));
        Assert.All(risks.Findings, finding => Assert.True(finding.Location.Line > 0));
    }
}
