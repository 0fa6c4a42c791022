using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Workloads;

namespace Plimsoll.Kubernetes.PodSecurity.Hardening;

public sealed class HardeningAdviceTests
{
    const string Deployment = """
        # the shop's front
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec:
          template:
            spec:
              hostPID: true  # for the debugger
              containers:
                - name: web
                  image: shop/web:1
                  ports:
                    - containerPort: 80
                      hostPort: 8080
                  securityContext:
                    privileged: true  # why?
                    capabilities: {add: [NET_ADMIN, NET_BIND_SERVICE]}
                - image: shop/log:1
                  name: log

        """;

    [Fact]
    public async Task A_patch_names_only_what_changes() => Assert.Equal(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          namespace: shop
        spec:
          template:
            spec:
              hostPID: false
              securityContext:
                runAsNonRoot: true
                seccompProfile:
                  type: RuntimeDefault
              containers:
                - name: web
                  securityContext:
                    privileged: false
                    allowPrivilegeEscalation: false
                    capabilities:
                      add: ["NET_BIND_SERVICE"]
                      drop: ["ALL"]
                  ports:
                    - containerPort: 80
                      hostPort: null
                - name: log
                  securityContext:
                    allowPrivilegeEscalation: false
                    capabilities:
                      drop: ["ALL"]

        """,
        (await AdviceAsync(Deployment, PodSecurityLevel.Restricted)).Patch);

    [Fact]
    public async Task A_file_is_changed_where_it_must_be_and_keeps_its_comments()
    {
        var advice = await AdviceAsync(Deployment, PodSecurityLevel.Restricted);
        var edited = YamlPatching.Apply(Deployment, advice.Edits);
        Assert.Equal(
            """
            # the shop's front
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop}
            spec:
              template:
                spec:
                  hostPID: false  # for the debugger
                  containers:
                    - name: web
                      image: shop/web:1
                      ports:
                        - containerPort: 80
                      securityContext:
                        privileged: false  # why?
                        capabilities: {add: [NET_BIND_SERVICE], drop: [ALL]}
                        allowPrivilegeEscalation: false
                    - image: shop/log:1
                      name: log
                      securityContext:
                        allowPrivilegeEscalation: false
                        capabilities:
                          drop: ["ALL"]
                  securityContext:
                    runAsNonRoot: true
                    seccompProfile:
                      type: RuntimeDefault

            """,
            edited);
        var again = await AdviceAsync(edited!, PodSecurityLevel.Restricted);
        Assert.Empty(again.Changes);
        Assert.Empty(again.Left);
    }

    [Fact]
    public async Task Baseline_asks_for_less() => Assert.Equal(
        ["hostPID", "containers[web].securityContext.privileged", "containers[web].securityContext.capabilities.add", "containers[web].ports[80].hostPort"],
        (await AdviceAsync(Deployment, PodSecurityLevel.Baseline)).Changes.Select(change => change.Field));

    [Fact]
    public async Task A_volume_of_the_host_is_left_to_somebody_who_knows()
    {
        var advice = await AdviceAsync(
            "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  volumes: [{name: v, hostPath: {path: /}}]\n  containers: [{name: a, image: b}]\n",
            PodSecurityLevel.Baseline);
        Assert.Empty(advice.Changes);
        Assert.Equal("hostPath volumes (volume \"v\")", Assert.Single(advice.Left).Message);
        Assert.Equal("", advice.Patch);
    }

    [Theory]
    [InlineData("securityContext: {runAsUser: 0, runAsNonRoot: true}")]
    [InlineData("securityContext: {seccompProfile: {type: Unconfined}}")]
    [InlineData("securityContext: {seLinuxOptions: {type: spc_t, user: root}}")]
    [InlineData("securityContext: {sysctls: [{name: kernel.msgmax, value: \"1\"}, {name: net.ipv4.tcp_syncookies, value: \"1\"}]}")]
    [InlineData("securityContext: {appArmorProfile: {type: Unconfined}}")]
    [InlineData("securityContext: {windowsOptions: {hostProcess: true}}")]
    [InlineData("hostNetwork: true\n  hostIPC: true")]
    [InlineData("initContainers: [{name: i, image: c, securityContext: {procMount: Unmasked, runAsNonRoot: false}}]")]
    [InlineData("initContainers:\n  - name: i\n    image: c\n    livenessProbe:\n      httpGet:\n        host: other\n        port: 80")]
    [InlineData("initContainers:\n  - securityContext:\n      runAsUser: 0\n    name: i")]
    public async Task Whatever_is_broken_in_a_field_is_mended_in_the_file_too(string field)
    {
        var pod = $"apiVersion: v1\nkind: Pod\nmetadata: {{name: a}}\nspec:\n  {field}\n  containers:\n  - name: a\n    image: b\n";
        var advice = await AdviceAsync(pod, PodSecurityLevel.Restricted);
        Assert.Empty(advice.Left);
        var edited = YamlPatching.Apply(pod, advice.Edits);
        Assert.NotNull(edited);
        var again = await AdviceAsync(edited, PodSecurityLevel.Restricted);
        Assert.Empty(again.Changes);
        Assert.Empty(again.Left);
    }

    [Fact]
    public async Task A_hardened_Pod_needs_nothing()
    {
        var advice = await AdviceAsync(
            "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}\n"
            + "  containers: [{name: a, image: b, securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}]\n",
            PodSecurityLevel.Restricted);
        Assert.Equal((0, 0, ""), (advice.Changes.Length, advice.Left.Length, advice.Patch));
    }

    static async Task<HardeningAdvice> AdviceAsync(string text, PodSecurityLevel level)
    {
        var manifest = await ManifestText.ReadAsync(text);
        return HardeningAdvice.Of(Assert.Single(PodTemplates.In(Assert.Single(manifest.Objects))), level, PodSecurityVersion.Newest);
    }
}
