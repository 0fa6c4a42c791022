namespace Plimsoll.Kubernetes.Posture;

public sealed class AccessChecksTests
{
    [Theory]
    [InlineData("Group", "system:unauthenticated", "view", "PLM-POS-0010")]
    [InlineData("User", "system:anonymous", "view", "PLM-POS-0010")]
    [InlineData("Group", "system:authenticated", "view", "PLM-POS-0011")]
    [InlineData("Group", "system:serviceaccounts", "view", "PLM-POS-0011")]
    [InlineData("Group", "system:serviceaccounts:shop", "view", "PLM-POS-0011")]
    [InlineData("User", "anna", "cluster-admin", "PLM-POS-0012")]
    [InlineData("ServiceAccount", "default", "view", "PLM-POS-0013")]
    public async Task A_subject_that_is_too_broad_is_found_at_its_line(string kind, string name, string role, string id)
    {
        var finding = Assert.Single(await Found.InAsync(Binding("a", role, kind, name)));

        Assert.Equal((id, 5), (finding.Id, finding.Location.Line));
        Assert.Contains("kubectl edit clusterrolebinding a", finding.Remediation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_binding_of_Kubernetes_itself_is_left_out_only_with_its_own_role()
    {
        Assert.Empty(await Found.InAsync(Binding("system:discovery", "system:discovery", "Group", "system:authenticated")));
        Assert.Single(await Found.InAsync(Binding("system:discovery", "cluster-admin", "Group", "system:authenticated")));
        Assert.Single(await Found.InAsync(Binding("cluster-admin", "cluster-admin", "Group", "staff")));
    }

    [Fact]
    public async Task A_binding_that_the_platform_makes_is_not_its_users_fault()
    {
        var binding = Binding("kubeadm:cluster-admins", "cluster-admin", "Group", "kubeadm:cluster-admins");

        Assert.Single(await Found.InAsync(binding));
        Assert.Empty((await Found.InAsync(binding + "\n---\n" + Kubeadm)).Where(finding => finding.Id == "PLM-POS-0012"));
    }

    [Fact]
    public async Task A_name_like_the_platforms_hides_no_right_without_a_login() =>
        Assert.Contains(await Found.InAsync(Binding("kubeadm:x", "kubeadm:x", "Group", "system:unauthenticated") + "\n---\n" + Kubeadm), finding => finding.Id == "PLM-POS-0010");

    [Fact]
    public async Task Operators_of_OpenShift_are_the_platforms() => Assert.Empty(await Found.InAsync(
        "apiVersion: config.openshift.io/v1\nkind: ClusterVersion\nmetadata: { name: version }\n---\n"
        + "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: { name: o }\nroleRef: { name: cluster-admin }\nsubjects: [{ kind: ServiceAccount, name: o, namespace: openshift-dns-operator }]\n"));

    const string Kubeadm = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: kubeadm-config, namespace: kube-system }\n";

    static string Binding(string name, string role, string kind, string subject) => $$"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: "{{name}}" }
        roleRef: { kind: ClusterRole, name: "{{role}}" }
        subjects: [{ kind: {{kind}}, name: "{{subject}}" }]
        """;
}
