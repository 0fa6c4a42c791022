using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Rbac.Risks;

namespace Plimsoll.Conformance;

/// <summary>Krane's check-list: the roles that its rules call risky give a path to whoever runs with them.</summary>
/// <remarks>
/// Its rules have no fixtures. For each with <c>match_rules</c> a workload is given exactly these rights in the whole cluster, beside another workload and a user with all rights. Rules about
/// bindings and counts have none and are skipped by name; docs/rbac.md says what stands for them.
/// </remarks>
public sealed class KraneTests
{
    [Fact]
    public async Task Each_risky_role_makes_a_path()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open("krane");
        var text = await File.ReadAllTextAsync(Path.Combine(suite.Folder, "rules.yaml"), cancellation);
        var rules = await ReadAsync("apiVersion: example/v1\nkind: Rules\n" + text.Replace("---\n", "", StringComparison.Ordinal));
        foreach (var rule in Assert.Single(rules).Root["rules"].AsMappings)
        {
            var id = rule["id"].AsText ?? "without-id";
            if (rule["match_rules"] is not SequenceNode { Items.Length: > 0 } matched)
            {
                suite.Skip(id, "has no match_rules: it is about bindings");
                continue;
            }

            var objects = await ReadAsync(Workload + YamlOutput.Write(ClusterRole(matched)));
            var paths = RbacRiskAnalysis.Analyse(objects, [], false, cancellation).Paths;
            suite.Record(id, paths.Any(path => path.Start == "ServiceAccount shop/web"), "no path");
        }

        suite.Finish();
    }

    const string Workload = """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: shop}
        spec: {serviceAccountName: web, containers: [{name: web, image: i}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: strong, namespace: ops}
        spec: {serviceAccountName: strong, containers: [{name: strong, image: i}]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: strong}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: everything}
        subjects: [{kind: ServiceAccount, name: strong, namespace: ops}, {kind: User, name: alice, apiGroup: rbac.authorization.k8s.io}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: everything}
        rules: [{apiGroups: ['*'], resources: ['*'], verbs: ['*']}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: web}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: risky}
        subjects: [{kind: ServiceAccount, name: web, namespace: shop}]
        ---

        """;

    static MappingNode ClusterRole(SequenceNode rules)
    {
        var place = rules.Location;
        MappingEntry Entry(string key, ObjectNode value) => new(key, 1, 1, value);
        return NodeMaking.Mapping(
            [
                Entry("apiVersion", NodeMaking.Text("rbac.authorization.k8s.io/v1", place)),
                Entry("kind", NodeMaking.Text("ClusterRole", place)),
                Entry("metadata", NodeMaking.Mapping([Entry("name", NodeMaking.Text("risky", place))], place)),
                Entry("rules", rules),
            ],
            place);
    }

    static async Task<ImmutableArray<KubernetesObject>> ReadAsync(string yaml)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(yaml));
        return (await ManifestReader.ReadAsync(stream, "rules.yaml", TestContext.Current.CancellationToken)).Objects;
    }
}
