namespace Plimsoll.Kubernetes.Posture;

public sealed class PodChecksTests
{
    [Theory]
    [InlineData("containers: [{ name: a, image: a }]", true)]
    [InlineData("automountServiceAccountToken: false, containers: [{ name: a, image: a }]", false)]
    [InlineData("serviceAccountName: '', containers: [{ name: a, image: a }]", true)]
    public async Task The_default_accounts_token_is_found_where_it_is_mounted(string spec, bool found) =>
        Assert.Equal(found, (await Found.MessagesAsync(Workload(spec), "PLM-POS-0050")).Length == 1);

    [Fact]
    public async Task An_account_that_mounts_no_token_needs_no_word_of_the_Pod()
    {
        const string Account = "\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: default, namespace: shop }\nautomountServiceAccountToken: false\n";

        Assert.Empty(await Found.MessagesAsync(Workload("containers: [{ name: a, image: a }]") + Account, "PLM-POS-0050"));
        Assert.Single(await Found.MessagesAsync(Workload("automountServiceAccountToken: true, containers: [{ name: a, image: a }]") + Account, "PLM-POS-0050"));
    }

    [Fact]
    public async Task A_token_without_rights_is_told_only_where_bindings_are_known()
    {
        var workload = Workload("serviceAccountName: web, containers: [{ name: a, image: a }]");

        Assert.Empty(await Found.MessagesAsync(workload, "PLM-POS-0052"));
        Assert.Single(await Found.MessagesAsync(workload + Binding("other"), "PLM-POS-0052"));
        Assert.Empty(await Found.MessagesAsync(workload + Binding("web"), "PLM-POS-0052"));
    }

    [Fact]
    public async Task Secrets_in_the_environment_are_found_at_their_line()
    {
        var findings = await Found.InAsync("""
            apiVersion: v1
            kind: Pod
            metadata: { name: a, namespace: kube-system }
            spec:
              containers:
                - name: a
                  image: a
                  env:
                    - { name: KEY, valueFrom: { secretKeyRef: { name: s, key: k } } }
                    - { name: DB_PASSWORD, value: hunter2 }
                  envFrom:
                    - secretRef: { name: t }
            """);

        Assert.Equal([("PLM-POS-0053", 10), ("PLM-POS-0051", 12), ("PLM-POS-0051", 9)], findings.Select(finding => (finding.Id, finding.Location.Line)));
        Assert.DoesNotContain(findings, finding => finding.Message.Contains("hunter2", StringComparison.Ordinal));
        Assert.Contains("secretName: t", findings[1].Remediation, StringComparison.Ordinal);
    }

    static string Workload(string spec) => $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{ name: web, namespace: shop }}\nspec: {{ template: {{ spec: {{ {spec} }} }} }}\n";

    static string Binding(string account) =>
        $"\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {{ name: b, namespace: shop }}\nroleRef: {{ name: r }}\nsubjects: [{{ kind: ServiceAccount, name: {account} }}]\n";
}
