using Plimsoll.Model.Rbac;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Rbac.Risks;

public sealed class RbacRiskAnalysisTests
{
    const string Guarded = "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: one, labels: {pod-security.kubernetes.io/enforce: restricted}}\n";

    static string Workload(string name, string account, string more = "") =>
        $"---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: {name}, namespace: one}}\nspec: {{template: {{metadata: {{labels: {{app: {name}}}}}, spec: {{serviceAccountName: {account}, {more}containers: [{{name: c, image: i}}]}}}}}}\n";

    static string Grant(string account, string @namespace, string rule) =>
        RbacText.Role($"r-{account}", @namespace, $"[{rule}]")
        + RbacText.Binding($"b-{account}", @namespace, @namespace.Length == 0 ? $"r-{account}" : $"/r-{account}", $"{{kind: ServiceAccount, name: {account}, namespace: one}}");

    static async Task<RbacRisks> AnalyseAsync(string yaml, bool all = false) =>
        RbacRiskAnalysis.Analyse(await RbacText.ObjectsAsync(yaml), [], all, TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("{apiGroups: ['*'], resources: ['*'], verbs: ['*']}", "cluster-admin", "PLM-RBAC-0101")]
    [InlineData("{apiGroups: [''], resources: [users, groups], verbs: [impersonate]}", "cluster-admin", "PLM-RBAC-0102")]
    [InlineData("{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [escalate, patch]}", "cluster-admin", "PLM-RBAC-0104")]
    [InlineData("{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles, clusterrolebindings], verbs: [bind, create]}", "cluster-admin", "PLM-RBAC-0105")]
    [InlineData("{apiGroups: [''], resources: [pods], verbs: [create]}", "root on nodes", "PLM-RBAC-0107")]
    [InlineData("{apiGroups: [''], resources: [nodes/proxy], verbs: [get]}", "root on nodes", "PLM-RBAC-0115")]
    [InlineData("{apiGroups: [''], resources: [secrets], verbs: [list]}", "Secrets of every namespace", "PLM-RBAC-0114")]
    [InlineData("{apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests, certificatesigningrequests/approval, signers], verbs: [create, update, approve]}", "cluster-admin", "PLM-RBAC-0116")]
    [InlineData("{apiGroups: [admissionregistration.k8s.io], resources: [mutatingwebhookconfigurations], verbs: [create]}", "cluster-admin", "PLM-RBAC-0117")]
    [InlineData("{apiGroups: [admissionregistration.k8s.io], resources: [validatingwebhookconfigurations], verbs: [create]}", "content of every object", "PLM-RBAC-0118")]
    [InlineData("{apiGroups: [admissionregistration.k8s.io], resources: [validatingadmissionpolicies], verbs: [delete]}", "admission control", "PLM-RBAC-0119")]
    [InlineData("{apiGroups: [''], resources: [services/status], verbs: [patch]}", "traffic of every namespace", "PLM-RBAC-0122")]
    [InlineData("{apiGroups: [''], resources: [configmaps], verbs: [update]}", "configuration of kube-system", "PLM-RBAC-0124")]
    [InlineData("{apiGroups: [apiregistration.k8s.io], resources: [apiservices], verbs: [create]}", "content of every object", "PLM-RBAC-0125")]
    [InlineData("{apiGroups: [argoproj.io], resources: [applications], verbs: [create]}", "rights of Argo", "PLM-RBAC-0127")]
    [InlineData("{apiGroups: [''], resources: [pods/portforward], verbs: [create]}", "ports of Pods of every namespace", "PLM-RBAC-0133")]
    [InlineData("{apiGroups: [''], resources: [pods/status], verbs: [patch]}", "traffic of every namespace", "PLM-RBAC-0132")]
    public async Task A_right_leads_to_its_goal(string rule, string goal, string technique)
    {
        var risks = await AnalyseAsync(Workload("web", "web") + Grant("web", "", rule));

        Assert.Contains(risks.Paths, path => path.Goal == goal && path.Hops[0].Technique == technique && path.Hops[0].Evidence.Length > 0);
    }

    [Fact]
    public async Task Beyond_25_paths_of_a_start_are_counted_and_told_when_asked_for()
    {
        var yaml = Workload("web", "web") + string.Concat(Enumerable.Range(0, 40).Select(number =>
            RbacText.Role($"r{number}", $"n{number}", "[{apiGroups: [''], resources: [secrets], verbs: [list]}]")
            + RbacText.Binding($"b{number}", $"n{number}", $"/r{number}", "{kind: ServiceAccount, name: web, namespace: one}")));
        var objects = await RbacText.ObjectsAsync(yaml);
        var worst = RbacRiskAnalysis.Analyse(objects, [], false, TestContext.Current.CancellationToken);
        var all = RbacRiskAnalysis.Analyse(objects, [], false, allPaths: true, TestContext.Current.CancellationToken);

        Assert.Equal((25, 15), (worst.Paths.Length, worst.LeftOut));
        Assert.Equal((40, 0), (all.Paths.Length, all.LeftOut));
    }

    [Fact]
    public async Task A_workload_that_network_policies_close_is_not_exposed()
    {
        const string Deny = "---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: deny, namespace: one}\nspec: {podSelector: {}, policyTypes: [Ingress]}\n";
        const string Balancer = "---\napiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: one}\nspec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80}]}\n";
        var yaml = Grant("web", "one", "{apiGroups: [''], resources: [secrets], verbs: [list]}") + Workload("web", "web") + Balancer;
        var open = Assert.Single((await AnalyseAsync(yaml)).Paths);
        var closed = Assert.Single((await AnalyseAsync(yaml + Deny)).Paths);

        Assert.Equal((Severity.High, false), (open.Severity, open.Uses[0].IsClosed));
        Assert.Equal((Severity.Medium, true), (closed.Severity, closed.Uses[0].IsClosed));
    }

    [Theory]
    [InlineData("{apiGroups: [''], resources: [pods/*], verbs: ['*']}")]
    [InlineData("{apiGroups: [''], resources: [groups], verbs: [impersonate]}")]
    [InlineData("{apiGroups: [rbac.authorization.k8s.io], resources: [clusterrolebindings, rolebindings], verbs: [bind, create]}")]
    [InlineData("{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [escalate]}")]
    [InlineData("{apiGroups: [''], resources: [pods], resourceNames: [x], verbs: [create]}")]
    [InlineData("{apiGroups: [''], resources: [configmaps, pods, pods/log], verbs: [get, list, watch]}")]
    public async Task What_gives_nothing_makes_no_path(string rule)
    {
        var risks = await AnalyseAsync(Workload("web", "web") + Grant("web", "", rule));

        Assert.Empty(risks.Paths);
    }

    [Fact]
    public async Task A_path_goes_over_several_accounts_and_tells_each_rule()
    {
        var risks = await AnalyseAsync(
            Guarded + Workload("web", "web") + Workload("mid", "mid") + Workload("end", "end")
            + Grant("web", "one", "{apiGroups: [''], resources: [pods/exec], resourceNames: [mid-0], verbs: [create]}")
            + Grant("mid", "one", "{apiGroups: [''], resources: [serviceaccounts/token], resourceNames: [far], verbs: [create]}")
            + Grant("far", "", "{apiGroups: ['*'], resources: ['*'], verbs: ['*']}"));

        var path = Assert.Single(risks.Paths, path => path.Start == "ServiceAccount one/web");

        Assert.Equal(
            ["ServiceAccount one/mid", "ServiceAccount one/far", "cluster-admin"], path.Hops.Select(hop => hop.To));
        Assert.All(path.Hops, hop => Assert.True(Assert.Single(hop.Evidence).RuleLocation.Line > 0));
        Assert.Equal(Severity.Critical, path.Severity);
    }

    [Fact]
    public async Task Only_accounts_in_use_start_unless_all_are_asked_for()
    {
        var yaml = Workload("web", "web") + Grant("idle", "", "{apiGroups: ['*'], resources: ['*'], verbs: ['*']}");

        Assert.Empty((await AnalyseAsync(yaml)).Paths);
        Assert.Single((await AnalyseAsync(yaml, all: true)).Paths);
    }

    [Fact]
    public async Task Rights_of_everybody_are_told_without_a_workload()
    {
        var risks = await AnalyseAsync(
            RbacText.Role("r", "", "[{apiGroups: [''], resources: [secrets], verbs: [get]}]") + RbacText.Binding("b", "", "r", "{kind: Group, name: 'system:unauthenticated'}"));

        Assert.Equal(("Group system:unauthenticated", Severity.Critical), (Assert.Single(risks.Paths).Start, risks.Paths[0].Severity));
        Assert.Contains(risks.Findings, finding => finding.Id == "PLM-RBAC-0006");
    }

    [Fact]
    public async Task Pod_Security_of_the_namespace_decides_whether_a_Pod_reaches_the_node()
    {
        var grant = Workload("web", "web") + Grant("web", "one", "{apiGroups: [apps], resources: [deployments], verbs: [create]}");

        Assert.Contains((await AnalyseAsync(grant)).Paths, path => path.Goal == "root on nodes");
        Assert.Empty((await AnalyseAsync(Guarded + grant)).Paths);
    }

    [Fact]
    public async Task Exposure_raises_and_an_unmounted_token_lowers_the_severity()
    {
        var grant = Grant("web", "one", "{apiGroups: [''], resources: [secrets], verbs: [get]}");
        const string Service = "---\napiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: one}\nspec: {type: LoadBalancer, selector: {app: web}}\n";

        var plain = Assert.Single((await AnalyseAsync(grant + Workload("web", "web"))).Paths);
        var exposed = Assert.Single((await AnalyseAsync(grant + Workload("web", "web") + Service)).Paths);
        var unmounted = Assert.Single((await AnalyseAsync(grant + Workload("web", "web", "automountServiceAccountToken: false, ") + Service)).Paths);

        Assert.Equal([Severity.Medium, Severity.High, Severity.Low], [plain.Severity, exposed.Severity, unmounted.Severity]);
        Assert.Equal(["Service web (LoadBalancer)"], Assert.Single(exposed.Uses).Exposure);
    }

    [Fact]
    public async Task A_bound_role_of_a_name_gives_what_it_has()
    {
        var risks = await AnalyseAsync(
            Guarded + Workload("web", "web") + RbacText.Role("reader", "", "[{apiGroups: [''], resources: [secrets], verbs: [get]}]")
            + Grant("web", "", "{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [reader], verbs: [bind]}")
            + RbacText.Role("binder", "", "[{apiGroups: [rbac.authorization.k8s.io], resources: [clusterrolebindings], verbs: [create]}]")
            + RbacText.Binding("binder", "", "binder", "{kind: ServiceAccount, name: web, namespace: one}"));

        var path = Assert.Single(risks.Paths);

        Assert.Equal("Secrets of every namespace", path.Goal);
        Assert.Equal("ClusterRole/reader everywhere", path.Hops[0].To);
    }

    [Theory]
    [InlineData("{apiGroups: [''], resources: [users], verbs: [impersonate]}", 1)]
    [InlineData("{apiGroups: [''], resources: [users], resourceNames: [root], verbs: [impersonate]}", 1)]
    [InlineData("{apiGroups: [''], resources: [users], resourceNames: [other], verbs: [impersonate]}", 0)]
    public async Task An_impersonated_user_gives_what_it_has(string rule, int paths)
    {
        var risks = await AnalyseAsync(
            Guarded + Workload("web", "web") + Grant("web", "", rule)
            + RbacText.Role("all", "", "[{apiGroups: ['*'], resources: ['*'], verbs: ['*']}]") + RbacText.Binding("all", "", "all", "{kind: User, name: root}"));

        Assert.Equal(paths, risks.Paths.Length);
        Assert.All(risks.Paths, path => Assert.Equal(["User root", "cluster-admin"], path.Hops.Select(hop => hop.To)));
    }

    [Theory]
    [InlineData("", "ServiceAccount one/far")]
    [InlineData(", resourceNames: [far-token]", "ServiceAccount one/far")]
    [InlineData(", resourceNames: [other]", null)]
    public async Task A_token_in_a_Secret_gives_what_its_account_has(string names, string? account)
    {
        const string Secret = "---\napiVersion: v1\nkind: Secret\nmetadata: {name: far-token, namespace: one, annotations: {kubernetes.io/service-account.name: far}}\ntype: kubernetes.io/service-account-token\n";
        var risks = await AnalyseAsync(
            Workload("web", "web") + Secret + Grant("web", "one", $"{{apiGroups: [''], resources: [secrets]{names}, verbs: [get]}}")
            + Grant("far", "", "{apiGroups: ['*'], resources: ['*'], verbs: ['*']}"));

        Assert.Equal(account, risks.Paths.FirstOrDefault(path => path.Goal == "cluster-admin")?.Hops[0].To);
    }

    [Fact]
    public async Task Everybody_may_become_everybody_and_it_ends()
    {
        var yaml = RbacText.Role("r", "", "[{apiGroups: [''], resources: [serviceaccounts, serviceaccounts/token], verbs: [impersonate, create]}]")
            + RbacText.Binding("b", "", "r", "{kind: Group, name: 'system:serviceaccounts'}")
            + string.Concat(Enumerable.Range(0, 1_000).Select(number => Workload($"w{number}", $"a{number}")));

        var risks = await AnalyseAsync(yaml);

        Assert.Empty(risks.Paths);
        Assert.Empty(risks.Unread);
    }

    [Theory]
    [InlineData("", "cluster-admin")]
    [InlineData("one", "all of namespace one")]
    public async Task A_new_role_is_taken_up_by_the_aggregated_one_that_is_held(string @namespace, string goal)
    {
        const string Rule = "{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [escalate, create]}";
        var aggregated = RbacText.Role("many", "", "[{apiGroups: [''], resources: [pods], verbs: [list]}]", "aggregationRule: {clusterRoleSelectors: [{matchLabels: {to: many}}]}")
            + RbacText.Binding("held", @namespace, "many", "{kind: ServiceAccount, name: web, namespace: one}");

        var without = await AnalyseAsync(Workload("web", "web") + Grant("web", "", Rule));
        var risks = await AnalyseAsync(Workload("web", "web") + Grant("web", "", Rule) + aggregated);

        Assert.Empty(without.Paths);
        var hop = Assert.Single(Assert.Single(risks.Paths, found => found.Goal == goal).Hops);
        Assert.Equal(["b-web", "held"], hop.Evidence.Select(evidence => evidence.Binding.Name));
    }

    [Fact]
    public async Task A_namespace_of_a_workload_that_is_no_text_is_told()
    {
        var risks = await AnalyseAsync(Workload("web", "web").Replace("namespace: one", "namespace: n", StringComparison.Ordinal));

        Assert.Contains("quote it", Assert.Single(risks.Unread).Detail, StringComparison.Ordinal);
    }
}
