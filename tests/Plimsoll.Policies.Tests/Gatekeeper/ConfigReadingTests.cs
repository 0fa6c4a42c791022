namespace Plimsoll.Policies.Gatekeeper;

public sealed class ConfigReadingTests
{
    const string Config = """
        apiVersion: config.gatekeeper.sh/v1alpha1
        kind: Config
        metadata: {name: config, namespace: gatekeeper-system}
        spec:
          match:
            - excludedNamespaces: ["kube-*"]
              processes: ["*"]
            - excludedNamespaces: [legacy]
              processes: [audit]
          sync:
            syncOnly: [{group: "", version: v1, kind: Service}]
        ---
        apiVersion: syncset.gatekeeper.sh/v1alpha1
        kind: SyncSet
        metadata: {name: more}
        spec: {gvks: [{group: apps, version: v1, kind: Deployment}]}
        ---
        apiVersion: externaldata.gatekeeper.sh/v1beta1
        kind: Provider
        metadata: {name: signatures}
        spec: {url: "https://signatures.example", timeout: 3}
        """;

    [Fact]
    public void Namespaces_are_taken_out_of_processes()
    {
        var config = Gate.Valid(Config).Config;

        Assert.True(config.Excludes("webhook", "kube-system"));
        Assert.True(config.Excludes("audit", "legacy"));
        Assert.False(config.Excludes("webhook", "legacy"));
        Assert.False(config.Excludes("audit", ""));
    }

    [Fact]
    public void What_a_cluster_would_hold_and_whom_it_would_ask_is_known()
    {
        var config = Gate.Valid(Config).Config;

        Assert.Equal(["Service (v1)", "Deployment (apps/v1)"], config.Synced.Select(kinds => kinds.ToString()));
        Assert.Equal(["signatures"], config.Providers);
    }

    [Fact]
    public void An_object_in_a_namespace_that_is_taken_out_is_not_judged()
    {
        var policies = Gate.Valid(Config, Gate.Deny, Gate.Constraint());

        Assert.Empty(policies.Review("{apiVersion: v1, kind: Pod, metadata: {name: dns, namespace: kube-system}}"));
        Assert.Single(policies.Review("{apiVersion: v1, kind: Pod, metadata: {name: dns, namespace: shop}}"));
    }

    [Fact]
    public void A_process_that_nobody_knows_is_told() => Assert.Contains(
        "spec.match[1].processes: must be audit or webhook",
        Gate.Issue(Config.Replace("processes: [audit]", "processes: [all]", StringComparison.Ordinal)).Message,
        StringComparison.Ordinal);
}
