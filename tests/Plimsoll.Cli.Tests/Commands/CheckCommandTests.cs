namespace Plimsoll.Cli.Commands;

public sealed class CheckCommandTests
{
    const string Privileged = """
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: web
              image: nginx:1.27
              securityContext: { privileged: true }
        """;

    [Theory]
    [InlineData("v1", "Pod", "", "expected a mapping")]
    [InlineData("v1", "Pod", "spec: 5", "-:4:7 ")]
    [InlineData("apps/v1", "Deployment", "spec: {replicas: 1}", "spec.template: expected a mapping")]
    [InlineData("apps/v1", "Deployment", "spec: {template: []}", "spec.template: expected a mapping")]
    [InlineData("v1", "Pod", "spec: {containers: {name: a}}", "spec.containers: expected a list")]
    [InlineData("v1", "Pod", "spec: {containers: [a]}", "spec.containers[0]: expected a mapping")]
    [InlineData("v1", "Pod", "spec: {containers: []}", "spec.containers: expected at least one container")]
    [InlineData("v1", "Pod", "spec: {containers: [{name: a, image: b, securityContext: {privileged: \"true\"}}]}", "spec.containers[0].securityContext.privileged: expected true or false")]
    [InlineData("v1", "Pod", "spec: {containers: [{name: a, image: b, securityContext: {privileged: 1}}]}", "expected true or false")]
    [InlineData("v1", "Pod", "spec: {containers: [{name: a, image: b, securityContext: {capabilities: {add: SYS_ADMIN}}}]}", "securityContext.capabilities.add: expected a list")]
    public async Task A_workload_that_the_API_server_would_refuse_is_told(string version, string kind, string spec, string part)
    {
        var answer = await Terminal.RunWithAsync($"apiVersion: {version}\nkind: {kind}\nmetadata: {{name: a}}\n{spec}\n", "check", "-");
        Assert.Equal(ExitCode.Incomplete, answer.ExitCode);
        Assert.Contains(part, answer.Output, StringComparison.Ordinal);
        Assert.Contains("the API server would refuse it", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_privileged_pod_from_standard_input_is_denied()
    {
        var answer = await Terminal.RunWithAsync(Privileged, "check", "-");

        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        Assert.Contains("privileged", answer.Output, StringComparison.Ordinal);
        Assert.Empty(answer.Error);
    }

    [Fact]
    public async Task The_level_is_the_users_choice() =>
        Assert.Equal(
            ExitCode.Pass, (await Terminal.RunWithAsync(Privileged, "check", "-", "--pod-security", "privileged")).ExitCode);

    [Fact]
    public async Task A_broken_document_makes_the_answer_incomplete_and_names_the_line()
    {
        var answer = await Terminal.RunWithAsync("kind: [\n", "check", "-");

        Assert.Equal(ExitCode.Incomplete, answer.ExitCode);
        Assert.Contains("-:", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Incomplete_may_pass_where_the_user_says_so() =>
        Assert.Equal(
            ExitCode.Pass, (await Terminal.RunWithAsync("kind: [\n", "check", "-", "--on-incomplete", "pass")).ExitCode);

    [Fact]
    public async Task The_clusters_configuration_decides_and_json_has_the_API_servers_sentence()
    {
        var file = Configuration("defaults: {enforce: baseline, enforce-version: v1.30}\nexemptions: {usernames: [alice]}\n");
        var answer = await Terminal.RunWithAsync(Privileged, "check", "-", "--pod-security-config", file, "--format", "json");
        var exempt = await Terminal.RunWithAsync(Privileged, "check", "-", "--pod-security-config", file, "--pod-security-user", "alice", "-v");

        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        Assert.Contains("pods \\\"web\\\" is forbidden: violates PodSecurity \\\"baseline:v1.30\\\": privileged (container", answer.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Pass, exempt.ExitCode);
        Assert.Contains("audit log: pod-security.kubernetes.io/exempt: user", exempt.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("defaults: {enforce: strict}\n", "psa.yaml:3:21: defaults.enforce: \"strict\" is not known: expected privileged, baseline or restricted\n")]
    [InlineData("default: {}\nexemption: {}\n", "psa.yaml:3:1: unknown field \"default\": expected apiVersion, kind, metadata, defaults, exemptions (and 1 more)\n")]
    public async Task A_wrong_configuration_is_one_line_with_its_place(string text, string expected)
    {
        var answer = await Terminal.RunWithAsync(Privileged, "check", "-", "--pod-security-config", Configuration(text));

        Assert.Equal(ExitCode.WrongUse, answer.ExitCode);
        Assert.EndsWith(expected, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flags_that_contradict_the_configuration_are_wrong_use()
    {
        var file = Configuration("");

        Assert.Equal(ExitCode.WrongUse, (await Terminal.RunWithAsync(Privileged, "check", "-", "--pod-security-config", file, "--pod-security", "baseline")).ExitCode);
        Assert.Equal(ExitCode.WrongUse, (await Terminal.RunWithAsync(Privileged, "check", "-", "--pod-security-user", "alice")).ExitCode);
    }

    static string Configuration(string text)
    {
        var file = Path.Combine(Terminal.NewFolder(), "psa.yaml");
        File.WriteAllText(file, "apiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\n" + text);
        return file;
    }

    [Fact]
    public async Task Policies_are_asked_beside_the_standards()
    {
        var answer = await Terminal.RunWithAsync(
            Privileged, "check", "-", "--pod-security", "privileged", "--policy", Policy("object.spec.containers.size() > 1"));

        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        Assert.Contains("DENY  -:1  two-containers", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_needs_the_image_makes_a_check_of_manifests_incomplete()
    {
        var answer = await Terminal.RunWithAsync(
            Privileged, "check", "-", "--pod-security", "privileged", "--policy", Policy("images.all(i, i.user != 'root')"));

        Assert.Equal(ExitCode.Incomplete, answer.ExitCode);
        Assert.Contains("user of image nginx:1.27 is not known: it was not scanned", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_release_decides_which_functions_there_are()
    {
        var policy = Policy("quantity('1Gi').isInteger()");

        var old = await Terminal.RunWithAsync(
            Privileged, "check", "-", "--pod-security", "privileged", "--policy", policy, "--kubernetes-version", "1.27");
        var newer = await Terminal.RunWithAsync(
            Privileged, "check", "-", "--pod-security", "privileged", "--policy", policy, "--kubernetes-version", "v1.28.3");

        Assert.Equal((ExitCode.Incomplete, ExitCode.Pass), (old.ExitCode, newer.ExitCode));
        Assert.Contains("undeclared reference to 'quantity'", old.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gatekeepers_constraints_are_asked_as_they_are()
    {
        var policy = Path.Combine(Terminal.NewFolder(), "gatekeeper.yaml");
        await File.WriteAllTextAsync(
            policy,
            """
            apiVersion: constraints.gatekeeper.sh/v1beta1
            kind: K8sNames
            metadata: { name: short }
            spec: { match: { kinds: [{ apiGroups: [""], kinds: [Pod] }] }, parameters: { most: 2 } }
            ---
            apiVersion: templates.gatekeeper.sh/v1
            kind: ConstraintTemplate
            metadata: { name: k8snames }
            spec:
              crd: { spec: { names: { kind: K8sNames }, validation: { openAPIV3Schema: { type: object, properties: { most: { type: integer } } } } } }
              targets:
                - target: admission.k8s.gatekeeper.sh
                  rego: |
                    package k8snames
                    violation[{"msg": sprintf("%v is longer than %v", [name, input.parameters.most])}] {
                      name := input.review.object.metadata.name
                      count(name) > input.parameters.most
                    }
            """,
            TestContext.Current.CancellationToken);

        var answer = await Terminal.RunWithAsync(Privileged, "check", "-", "--pod-security", "privileged", "--policy", policy);

        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        Assert.Contains("DENY  -:1  K8sNames/short  web is longer than 2", answer.Output, StringComparison.Ordinal);
        Assert.Contains("policies: 1 constraint, for Kubernetes", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_policy_is_wrong_use()
    {
        var folder = Terminal.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "pod.yaml"), Privileged, TestContext.Current.CancellationToken);

        var answer = await Terminal.RunWithAsync(Privileged, "check", "-", "--policy", folder);

        Assert.Equal(ExitCode.WrongUse, answer.ExitCode);
        Assert.Contains("no policy in it", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_is_written_to_and_stays_a_pipe()
    {
        var pipe = Path.Combine(Terminal.NewFolder(), "pipe");
        Assert.SkipUnless(File.Exists("/usr/bin/mkfifo"), "There is no mkfifo here.");
        using (var made = System.Diagnostics.Process.Start("/usr/bin/mkfifo", [pipe]))
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        var reading = Task.Run(() => File.ReadAllTextAsync(pipe, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        await Terminal.RunWithAsync(Privileged, "check", "-", "--output", pipe);

        Assert.Contains("privileged", await reading, StringComparison.Ordinal);
        Assert.False(File.Exists(pipe + ".unfinished"));
    }

    [Fact]
    public async Task The_result_can_go_to_a_file()
    {
        var file = Path.Combine(Terminal.NewFolder(), "report.json");

        var answer = await Terminal.RunWithAsync(Privileged, "check", "-", "--format", "json", "--output", file);

        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        Assert.Empty(answer.Output);
        using var report = System.Text.Json.JsonDocument.Parse(
            await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal("check", report.RootElement.GetProperty("command").GetString());
    }

    static string Policy(string expression)
    {
        var file = Path.Combine(Terminal.NewFolder(), "policy.yaml");
        File.WriteAllText(file, $"""
            apiVersion: plimsoll.dev/v1
            kind: Policy
            metadata:
              name: two-containers
            spec:
              stages: [deploy]
              severity: Low
              validations:
                - expression: "{expression}"
            """);
        return file;
    }
}
