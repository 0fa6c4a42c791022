namespace Plimsoll.Kubernetes.PodSecurity;

public sealed class PodSecurityConfigurationReadingTests
{
    const string Head = "apiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\n";

    [Theory]
    [InlineData("v1")]
    [InlineData("v1beta1")]
    [InlineData("v1alpha1")]
    public async Task Defaults_and_exemptions_are_read(string version)
    {
        var (configuration, problems) = await ReadAsync(Head.Replace("/v1", "/" + version, StringComparison.Ordinal) + """
            defaults: {enforce: baseline, enforce-version: v1.7, warn: restricted, audit: ""}
            exemptions: {usernames: [alice, "system:serviceaccount:ci:deploy"], runtimeClasses: [gvisor.example], namespaces: [kube-system]}
            """);

        Assert.Empty(problems);
        Assert.Equal("baseline:v1.7 privileged:latest restricted:latest", Words(configuration!.Defaults));
        Assert.Equal(["alice", "system:serviceaccount:ci:deploy"], configuration.Exemptions.Usernames.Order(StringComparer.Ordinal));
        Assert.Equal(["gvisor.example"], configuration.Exemptions.RuntimeClasses);
        Assert.Equal(["kube-system"], configuration.Exemptions.Namespaces);
    }

    [Fact]
    public async Task An_empty_configuration_asks_nothing() =>
        Assert.True((await ReadAsync(Head)).Configuration!.Defaults.IsPrivileged);

    [Theory]
    [InlineData("apiserver.config.k8s.io/v1")]
    [InlineData("apiserver.k8s.io/v1alpha1")]
    public async Task It_is_found_in_an_AdmissionConfiguration(string version)
    {
        var (configuration, problems) = await ReadAsync($$"""
            apiVersion: {{version}}
            kind: AdmissionConfiguration
            plugins:
            - {name: ImagePolicyWebhook, path: image.yaml}
            - name: PodSecurity
              configuration: {apiVersion: pod-security.admission.config.k8s.io/v1, kind: PodSecurityConfiguration, defaults: {enforce: restricted} }
            """);

        Assert.Empty(problems);
        Assert.Equal(PodSecurityLevel.Restricted, configuration?.Defaults.Enforce.Level);
    }

    [Theory]
    [InlineData("defaults: {enforce: Baseline}\n", "app.yaml:3:21 defaults.enforce: \"Baseline\" is not known: expected privileged, baseline or restricted")]
    [InlineData("defaults: {warn-version: 1.30}\n", "app.yaml:3:26 defaults.warn-version: \"1.30\" is not known: expected latest or v1.N")]
    [InlineData("deflaults: {}\n", "app.yaml:3:1 unknown field \"deflaults\": expected apiVersion, kind, metadata, defaults, exemptions")]
    [InlineData("defaults: {enforced: baseline}\n",
        "app.yaml:3:12 unknown field \"defaults.enforced\": expected enforce, enforce-version, audit, audit-version, warn, warn-version")]
    [InlineData("defaults: [baseline]\n", "app.yaml:3:1 defaults: expected a mapping")]
    [InlineData("exemptions: {namespaces: kube-system}\n", "app.yaml:3:26 exemptions.namespaces: expected a list of at most 10000 names")]
    [InlineData("exemptions: {namespaces: [Kube_System]}\n", "app.yaml:3:27 exemptions.namespaces: \"Kube_System\" is not the name of a namespace")]
    [InlineData("exemptions: {usernames: [a, a]}\n", "app.yaml:3:29 exemptions.usernames: \"a\" is there twice")]
    [InlineData("exemptions: {usernames: [\"\"]}\n", "app.yaml:3:26 exemptions.usernames: \"\" is not a user's name")]
    [InlineData("exemptions: {runtimeClasses: [-x]}\n", "app.yaml:3:31 exemptions.runtimeClasses: \"-x\" is not the name of a RuntimeClass")]
    public async Task What_is_wrong_is_told_with_its_place(string text, string expected)
    {
        var (configuration, problems) = await ReadAsync(Head + text);

        Assert.Null(configuration);
        Assert.Equal([expected], problems);
    }

    [Theory]
    [InlineData("apiVersion: pod-security.admission.config.k8s.io/v99\nkind: PodSecurityConfiguration\n",
        "app.yaml:1:1 apiVersion \"pod-security.admission.config.k8s.io/v99\" is not known: expected pod-security.admission.config.k8s.io/v1, v1beta1 or v1alpha1")]
    [InlineData("apiVersion: pod-security.admission.config.k8s.io/v1\nkind: Other\n", "app.yaml:2:1 kind \"Other\" is not known: expected PodSecurityConfiguration")]
    [InlineData("apiVersion: apiserver.config.k8s.io/v1\nkind: AdmissionConfiguration\n", "app.yaml:1:1 has no plugin PodSecurity")]
    [InlineData("apiVersion: apiserver.config.k8s.io/v1\nkind: AdmissionConfiguration\nplugins: [{name: PodSecurity, path: psa.yaml}]\n",
        "app.yaml:3:31 the configuration of plugin PodSecurity is in psa.yaml: give that file")]
    [InlineData("---\n", "app.yaml expected one PodSecurityConfiguration or AdmissionConfiguration, found 0 objects")]
    public async Task Another_file_is_told_as_one(string text, string expected) => Assert.Equal([expected], (await ReadAsync(text)).Problems);

    static async Task<(PodSecurityConfiguration? Configuration, string[] Problems)> ReadAsync(string yaml)
    {
        var manifest = await ManifestText.ReadAsync(yaml);
        var configuration = PodSecurityConfigurationReading.Read(manifest.Objects, "app.yaml", out var problems);
        return (configuration, [.. problems.Select(problem => $"{problem.Location} {problem.Detail}")]);
    }

    static string Words(PodSecurityPolicy policy) => $"{policy.Enforce} {policy.Audit} {policy.Warn}";
}
