namespace Plimsoll.Cli.Commands;

public sealed class ClusterRightsCommandTests
{
    [Fact]
    public async Task The_role_is_yaml_that_can_be_applied()
    {
        var answer = await Terminal.RunAsync("cluster", "rights", "--for", "check", "--name", "x");

        Assert.Equal((ExitCode.Pass, ""), (answer.ExitCode, answer.Error));
        Assert.Equal(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              name: x
            rules:
              - apiGroups: [""]
                resources: ["namespaces", "pods", "replicationcontrollers"]
                verbs: ["list"]
              - apiGroups: ["apps"]
                resources: ["daemonsets", "deployments", "replicasets", "statefulsets"]
                verbs: ["list"]
              - apiGroups: ["batch"]
                resources: ["cronjobs", "jobs"]
                verbs: ["list"]
              - nonResourceURLs: ["/api/v1", "/apis", "/apis/*", "/version"]
                verbs: ["get"]

            """.ReplaceLineEndings("\n"),
            answer.Output);
    }

    [Fact]
    public async Task The_role_gives_itself_to_an_account()
    {
        var answer = await Terminal.RunAsync("cluster", "rights", "--service-account", "ns/sa");
        var can = await Terminal.RunWithAsync(answer.Output, "rbac", "can", "sa:ns/sa", "list", "networkpolicies.networking.k8s.io", "-");
        var secrets = await Terminal.RunWithAsync(answer.Output, "rbac", "can", "sa:ns/sa", "list", "secrets", "-");

        Assert.Equal((ExitCode.Pass, ExitCode.Denied), (can.ExitCode, secrets.ExitCode));
    }

    [Fact]
    public async Task An_account_without_a_namespace_is_wrong_use()
    {
        var answer = await Terminal.RunAsync("cluster", "rights", "--service-account", "sa");

        Assert.Equal((ExitCode.WrongUse, "plimsoll: --service-account sa: expected NAMESPACE/NAME.\n"), (answer.ExitCode, answer.Error.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task Questions_of_rbac_need_the_objects_of_rbac_alone()
    {
        var answer = await Terminal.RunAsync("cluster", "rights", "--for", "rbac-can");

        Assert.Contains("""
                resources: ["clusterrolebindings", "clusterroles", "rolebindings", "roles"]
            """, answer.Output, StringComparison.Ordinal);
        Assert.Single(answer.Output.Split('\n'), line => line.Contains("resources:", StringComparison.Ordinal));
    }
}
