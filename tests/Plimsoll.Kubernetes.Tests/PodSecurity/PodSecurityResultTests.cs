using CsCheck;
using Plimsoll.Kubernetes.Workloads;

namespace Plimsoll.Kubernetes.PodSecurity;

public sealed class PodSecurityResultTests
{
    const string Hardened = "allowPrivilegeEscalation: false, runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}, capabilities: {drop: [ALL]}";

    /// <summary>Each control with one and with two who break it; the sentences are those of the API server.</summary>
    [Theory]
    [InlineData("hostNetwork: true, hostIPC: true", "", "", "host namespaces (hostNetwork=true, hostIPC=true)")]
    [InlineData("", "privileged: true", "", "privileged (container \"a\" must not set securityContext.privileged=true)")]
    [InlineData("", "privileged: true", "privileged: true", "privileged (containers \"a\", \"b\" must not set securityContext.privileged=true)")]
    [InlineData("", "capabilities: {add: [SYS_TIME, BPF]}", "capabilities: {add: [BPF]}",
        "non-default capabilities (containers \"a\", \"b\" must not include \"BPF\", \"SYS_TIME\" in securityContext.capabilities.add)")]
    [InlineData("volumes: [{name: v, hostPath: {path: /}}, {name: w, hostPath: {path: /x}}]", "", "", "hostPath volumes (volumes \"v\", \"w\")")]
    [InlineData("securityContext: {appArmorProfile: {type: Unconfined}}", "appArmorProfile: {type: Other}", "",
        "forbidden AppArmor profiles (pod and container \"a\" must not set AppArmor profile type to \"Other\", \"Unconfined\")")]
    [InlineData("securityContext: {seLinuxOptions: {type: t, user: u}}", "seLinuxOptions: {role: r, type: s}", "",
        "seLinuxOptions (pod and container \"a\" set forbidden securityContext.seLinuxOptions: types \"s\", \"t\"; user may not be set; role may not be set)")]
    [InlineData("", "procMount: Unmasked", "", "procMount (container \"a\" must not set securityContext.procMount to \"Unmasked\")")]
    [InlineData("securityContext: {seccompProfile: {type: Unconfined}}", "", "seccompProfile: {type: Unconfined}",
        "seccompProfile (pod and container \"b\" must not set securityContext.seccompProfile.type to \"Unconfined\")")]
    [InlineData("securityContext: {sysctls: [{name: kernel.z}, {name: kernel.a}]}", "", "", "forbidden sysctls (kernel.z, kernel.a)")]
    [InlineData("securityContext: {windowsOptions: {hostProcess: true}}", "windowsOptions: {hostProcess: true}", "",
        "hostProcess (pod and container \"a\" must not set securityContext.windowsOptions.hostProcess=true)")]
    public async Task Baseline_in_the_API_servers_words(string pod, string one, string other, string expected) =>
        Assert.Equal(expected, await DetailsAsync(Pod(pod, one, other), PodSecurityLevel.Baseline));

    [Theory]
    [InlineData("ports: [{containerPort: 1, hostPort: 9}, {containerPort: 2, hostPort: 80}]", "", "hostPort (container \"a\" uses hostPorts 80, 9)")]
    [InlineData("ports: [{containerPort: 1, hostPort: 80}]", "ports: [{containerPort: 1, hostPort: 80}]", "hostPort (containers \"a\", \"b\" use hostPort 80)")]
    [InlineData("livenessProbe: {httpGet: {host: x}}, lifecycle: {preStop: {tcpSocket: {host: z}}}", "",
        "probe or lifecycle host (container \"a\" uses probe or lifecycle hosts \"x\", \"z\")")]
    public async Task Ports_and_probes_in_the_API_servers_words(string one, string other, string expected) =>
        Assert.Equal(expected, await DetailsAsync(Containers("", one, other), PodSecurityLevel.Baseline));

    [Theory]
    [InlineData("volumes: [{name: v, nfs: {path: /}}, {name: w}]", Hardened, Hardened,
        "restricted volume types (volumes \"v\", \"w\" use restricted volume types \"nfs\", \"unknown\")")]
    [InlineData("securityContext: {runAsUser: 0}", Hardened + ", runAsUser: 0", Hardened, "runAsUser=0 (pod and container \"a\" must not set runAsUser=0)")]
    [InlineData("securityContext: {runAsNonRoot: false}", Hardened, Hardened, "runAsNonRoot != true (pod must not set securityContext.runAsNonRoot=false)")]
    [InlineData("", "allowPrivilegeEscalation: false, runAsNonRoot: true, seccompProfile: {type: Localhost}, capabilities: {add: [CHOWN]}", Hardened,
        "unrestricted capabilities (container \"a\" must set securityContext.capabilities.drop=[\"ALL\"]; container \"a\" must not include \"CHOWN\" in securityContext.capabilities.add)")]
    [InlineData("", "", "",
        "allowPrivilegeEscalation != false (containers \"a\", \"b\" must set securityContext.allowPrivilegeEscalation=false), "
        + "unrestricted capabilities (containers \"a\", \"b\" must set securityContext.capabilities.drop=[\"ALL\"]), "
        + "runAsNonRoot != true (pod or containers \"a\", \"b\" must set securityContext.runAsNonRoot=true), "
        + "seccompProfile (pod or containers \"a\", \"b\" must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")")]
    [InlineData("", Hardened + ", privileged: true", Hardened, "privileged (container \"a\" must not set securityContext.privileged=true)")]
    [InlineData("volumes: [{name: v, hostPath: {path: /}}]", Hardened, Hardened, "restricted volume types (volume \"v\" uses restricted volume type \"hostPath\")")]
    public async Task Restricted_in_the_API_servers_words(string pod, string one, string other, string expected) =>
        Assert.Equal(expected, await DetailsAsync(Pod(pod, one, other), PodSecurityLevel.Restricted));

    [Fact]
    public async Task Annotations_in_the_API_servers_words()
    {
        const string Annotated = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
              annotations:
                container.apparmor.security.beta.kubernetes.io/a: unconfined
                seccomp.security.alpha.kubernetes.io/pod: 'a "b"'
                container.seccomp.security.alpha.kubernetes.io/a: unconfined
                container.seccomp.security.alpha.kubernetes.io/none: unconfined
            spec: {containers: [{name: a, image: i}]}
            """;
        const string Armor = "forbidden AppArmor profile (annotation must not set AppArmor profile type to "
            + "\"container.apparmor.security.beta.kubernetes.io/a=\"unconfined\"\")";

        Assert.Equal(Armor, await DetailsAsync(Annotated, PodSecurityLevel.Baseline));
        Assert.Equal(
            Armor + ", seccompProfile (forbidden annotations container.seccomp.security.alpha.kubernetes.io/a=\"unconfined\", "
            + "seccomp.security.alpha.kubernetes.io/pod=\"a \\\"b\\\"\")",
            await DetailsAsync(Annotated, PodSecurityLevel.Baseline, 18));
    }

    [Fact]
    public async Task What_restricted_does_not_ask_of_Windows_baseline_does_not_bring_back()
    {
        var windows = Pod("os: {name: windows}, securityContext: {runAsNonRoot: true}", "capabilities: {add: [SYS_ADMIN]}", "seccompProfile: {type: Unconfined}");

        Assert.Equal("", await DetailsAsync(windows, PodSecurityLevel.Restricted));
        Assert.StartsWith("non-default capabilities", await DetailsAsync(windows, PodSecurityLevel.Baseline), StringComparison.Ordinal);
        Assert.Contains("unrestricted capabilities", await DetailsAsync(windows, PodSecurityLevel.Restricted, 24), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_containers_than_have_room_on_the_stack_are_all_told()
    {
        var containers = string.Join(", ", Enumerable.Range(0, 40).Select(number => $"{{name: c{number}, image: i, securityContext: {{privileged: true}} }}"));
        var details = await DetailsAsync($"apiVersion: v1\nkind: Pod\nspec: {{containers: [{containers}] }}\n", PodSecurityLevel.Baseline);

        Assert.Contains("\"c0\", \"c1\"", details, StringComparison.Ordinal);
        Assert.Contains("\"c39\" must not", details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Pod_that_passes_restricted_passes_baseline()
    {
        string[] pods = ["", "hostNetwork: true", "hostUsers: false", "securityContext: {runAsUser: 0}", "volumes: [{name: v, hostPath: {path: /}}]"];
        string[] containers = [Hardened, Hardened + ", procMount: Unmasked", "privileged: true", ""];
        await Gen.Select(Gen.Int[0, pods.Length - 1], Gen.Int[0, containers.Length - 1], Gen.Int[0, 37]).SampleAsync(
            async (pod, container, minor) =>
            {
                var text = Pod(pods[pod], containers[container], Hardened);
                return (await DetailsAsync(text, PodSecurityLevel.Restricted, minor)).Length > 0
                    || (await DetailsAsync(text, PodSecurityLevel.Baseline, minor)).Length == 0;
            },
            iter: 200);
    }

    static string Pod(string pod, string one, string other) => Containers(pod, Context(one), Context(other));

    static string Context(string fields) => fields.Length == 0 ? "" : $"securityContext: {{{fields}}}";

    static string Containers(string pod, string one, string other) =>
        $"apiVersion: v1\nkind: Pod\nmetadata: {{name: web}}\nspec: {{{pod}{(pod.Length == 0 ? "" : ", ")}containers: [{Container("a", one)}, {Container("b", other)}]}}\n";

    static string Container(string name, string fields) => $"{{name: {name}, image: i{(fields.Length == 0 ? "" : ", " + fields)}}}";

    static Task<string> DetailsAsync(string pod, PodSecurityLevel level) => DetailsAsync(pod, level, PodSecurityVersion.Newest.Minor);

    static async Task<string> DetailsAsync(string pod, PodSecurityLevel level, int minor)
    {
        var manifest = await ManifestText.ReadAsync(pod);
        var template = Assert.Single(PodTemplates.In(Assert.Single(manifest.Objects)));
        return PodSecurityStandards.Examine(template, level, new PodSecurityVersion(minor)).Details;
    }
}
