using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Conformance;

/// <summary>The tables of Kubernetes' own tests of mutating policies: what a mutation makes of a Deployment.</summary>
public sealed class KubernetesMutationTests
{
    const string Configuration = "TestApplyConfiguration";

    [Fact]
    public async Task Mutations_are_those_of_Kubernetes()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open("k8s-cel", "mutations");
        foreach (var (id, row) in KubernetesCelTests.Rows(suite))
        {
            if (row.GetProperty("_func").GetString() is Configuration or "TestJSONPatch" && row.TryGetProperty("expression", out var expression))
                await CompareAsync(suite, id, row, expression.GetString()!, cancellation);
        }

        suite.Finish();
    }

    static async Task CompareAsync(ConformanceSuite suite, string id, JsonElement row, string expression, CancellationToken cancellation)
    {
        var isError = row.TryGetProperty("expectedErr", out var error);
        JsonNode? expected = null, old = null;
        if (!TryReadDeployment(row, "object", out var given, out var problem)
            || (!isError && !TryReadDeployment(row, "expectedResult", out expected, out problem))
            || (row.TryGetProperty("oldObject", out _) && !TryReadDeployment(row, "oldObject", out old, out problem)))
        {
            suite.Skip(id, problem);
            return;
        }

        var result = await MutateAsync(row, expression, given!, old, cancellation);
        var message = string.Join("; ", result.Denials);
        if (isError)
        {
            suite.Record(id, message.Contains(error.GetString()!, StringComparison.Ordinal), $"{expression}: {message}; expected {error}");
            return;
        }

        var made = Written(result.Object!.Root);
        suite.Record(
            id, result.IsAllowed && JsonNode.DeepEquals(WithoutEmpty(Shared(made)), WithoutEmpty(Shared(expected!))),
            $"{expression}: {made.ToJsonString()} {message}; expected {expected!.ToJsonString()}");
    }

    static bool TryReadDeployment(JsonElement row, string member, out JsonNode? deployment, out string problem)
    {
        if (!GoLiteral.TryRead(row.GetProperty(member).GetProperty("go").GetString()!, out deployment, out problem))
            return false;
        // The fields that a Deployment in Go always has.
        if (deployment is not JsonObject root)
            return false;
        var template = Child(Child(root, "spec"), "template");
        Child(template, "spec").TryAdd("containers", null);
        foreach (var container in (template["spec"]!["containers"] as JsonArray ?? []).OfType<JsonObject>())
            Child(container, "resources");
        Child(Child(root, "metadata"), "labels");
        return true;
    }

    static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is JsonObject known)
            return known;
        var child = new JsonObject();
        parent[name] = child;
        return child;
    }

    static async Task<MutationResult> MutateAsync(
        JsonElement row, string expression, JsonNode given, JsonNode? old, CancellationToken cancellation)
    {
        var isConfiguration = row.GetProperty("_func").GetString() == Configuration;
        var policy = new JsonObject
        {
            ["apiVersion"] = "admissionregistration.k8s.io/v1",
            ["kind"] = "MutatingAdmissionPolicy",
            ["metadata"] = new JsonObject { ["name"] = "policy" },
            ["spec"] = new JsonObject
            {
                ["reinvocationPolicy"] = "Never",
                ["matchConstraints"] = JsonNode.Parse("""{"resourceRules": [{"apiGroups": ["*"], "apiVersions": ["*"], "operations": ["*"], "resources": ["*"]}]}"""),
                ["mutations"] = new JsonArray(new JsonObject
                {
                    ["patchType"] = isConfiguration ? "ApplyConfiguration" : "JSONPatch",
                    [isConfiguration ? "applyConfiguration" : "jsonPatch"] = new JsonObject { ["expression"] = expression },
                }),
            },
        };
        var binding = JsonNode.Parse("""
            {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "MutatingAdmissionPolicyBinding", "metadata": {"name": "binding"}, "spec": {"policyName": "policy"}}
            """)!;
        var policies = PolicySet.Read([await ReadAsync(policy, cancellation), await ReadAsync(binding, cancellation)], KubernetesVersion.Newest);
        Assert.Empty(policies.Unread);
        var evaluation = new MutatingEvaluation(policies.Mutating, policies.MutatingBindings, ClusterObjects.From([]));
        var subject = await DeploymentAsync(given, cancellation);
        return evaluation.Evaluate(
            old is null ? AdmissionRequests.Create(subject) : AdmissionRequests.Update(subject, await DeploymentAsync(old, cancellation)), cancellation);
    }

    static Task<KubernetesObject> DeploymentAsync(JsonNode node, CancellationToken cancellation)
    {
        var deployment = (JsonObject)node.DeepClone();
        deployment["apiVersion"] = "apps/v1";
        deployment["kind"] = "Deployment";
        Child(deployment, "metadata")["name"] = "deployment";
        return ReadAsync(deployment, cancellation);
    }

    static async Task<KubernetesObject> ReadAsync(JsonNode node, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(node));
        return (await ManifestReader.ReadAsync(stream, "object.json", cancellation)).Objects[0];
    }

    static JsonNode Written(ObjectNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            node.WriteTo(writer);
        return JsonNode.Parse(stream.ToArray())!;
    }

    /// <summary>What both sides have of an object: the rest names it.</summary>
    static JsonObject Shared(JsonNode node) => new()
    {
        ["labels"] = node["metadata"]?["labels"]?.DeepClone(),
        ["spec"] = node["spec"]?.DeepClone(),
    };

    /// <summary>Go's objects do not tell what is empty from what is absent.</summary>
    static JsonNode? WithoutEmpty(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                var kept = map.Select(entry => KeyValuePair.Create(entry.Key, WithoutEmpty(entry.Value))).Where(entry => entry.Value is not null).ToArray();
                return kept.Length == 0 ? null : new JsonObject(kept);
            case JsonArray list:
                return list.Count == 0 ? null : new JsonArray([.. list.Select(item => WithoutEmpty(item) ?? new JsonObject())]);
            default:
                return node?.DeepClone();
        }
    }
}
