using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Rbac;

namespace Plimsoll.Conformance;

/// <summary>The tables of Kubernetes' own RBAC unit tests, and its bootstrap roles.</summary>
public sealed class RbacTests
{
    [Fact]
    public async Task Rules_and_authorizer_answer_as_Kubernetes_does()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open("rbac-core");
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(Path.Combine(suite.Folder, "cases.jsonl"), cancellation))
        {
            var item = JsonElement.Parse(line);
            var kind = item.GetProperty("kind").GetString()!;
            var (passed, detail) = kind switch
            {
                "authorize" => Expect(item, (await IndexAsync(item.GetProperty("objects"))).Can(User(item), Request(item)).IsAllowed),
                "rule-matches" => Expect(item, Rules(item, "rule")[0].Allows(Request(item))),
                "who-can" => WhoCan(item, await IndexAsync(item.GetProperty("objects"))),
                "covers" => Covers(item),
                "nonresource-url-covers" => Expect(item, PolicyRule.CoversPath(Text(item, "owner"), Text(item, "requested"))),
                _ => (false, "a kind that is not known"),
            };
            suite.Record($"{++number}-{ConformanceSuite.Id(kind, line)}", passed, detail);
        }

        suite.Finish();
    }

    [Fact]
    public async Task The_bootstrap_roles_are_read_and_aggregate()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open("rbac-core", "bootstrap");
        var objects = new List<KubernetesObject>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(suite.Folder, "bootstrap-roles-1.20")).Order(StringComparer.Ordinal))
        {
            await using var stream = File.OpenRead(file);
            var manifest = await ManifestReader.ReadAsync(stream, Path.GetFileName(file), cancellation);
            suite.Record($"read-{Path.GetFileName(file)}", manifest.Unread.IsEmpty, string.Join("; ", manifest.Unread));
            objects.AddRange(manifest.Objects);
        }

        var read = RbacReader.Read([.. objects]);
        var index = new RbacIndex(read);
        suite.Record("no-problems", read.Problems.IsEmpty, string.Join("; ", read.Problems));
        suite.Record("no-dangling", index.Dangling.IsEmpty, string.Join("; ", index.Dangling.Select(binding => binding.Reference)));
        var (admin, edit, view) = (RulesOf(index, "admin"), RulesOf(index, "edit"), RulesOf(index, "view"));
        suite.Record("admin-covers-edit", RuleCovering.Covers(admin, edit), "");
        suite.Record("edit-covers-view", RuleCovering.Covers(edit, view), "");
        suite.Record("view-does-not-cover-edit", !view.IsEmpty && !RuleCovering.Covers(view, edit), "");
        suite.Record("cluster-admin-covers-all", read.Roles.All(role => RuleCovering.Covers(RulesOf(index, "cluster-admin"), [.. role.Rules.Select(rule => rule.Rule)])), "");
        var secrets = new RbacRequest("list") { Resource = "secrets", Namespace = "default" };
        suite.Record("view-reads-no-secrets", !view.Any(rule => rule.Allows(secrets)) && edit.Any(rule => rule.Allows(secrets)), "");
        suite.Finish();
    }

    static ImmutableArray<PolicyRule> RulesOf(RbacIndex index, string name) =>
        [.. Assert.IsType<RbacRole>(index.Role("ClusterRole", "", name)).Rules.Select(rule => rule.Rule)];

    static (bool Passed, string Detail) Expect(JsonElement item, bool got) =>
        (item.GetProperty("expect").GetBoolean() == got, $"got {got}: {item}");

    static (bool Passed, string Detail) WhoCan(JsonElement item, RbacIndex index)
    {
        var got = index.WhoCan(Request(item)).Select(holder => holder.Subject.ToString()).ToHashSet(StringComparer.Ordinal);
        // A user whom the API server was started with, not one of RBAC.
        if (Text(item, "superUser") is { Length: > 0 } super)
            got.Add(RbacSubject.User(super).ToString());
        var expected = Items(item, "expectSubjects").Select(Subject).ToHashSet(StringComparer.Ordinal);
        return (expected.SetEquals(got), $"got {string.Join(", ", got)}, expected {string.Join(", ", expected)}");
    }

    static string Subject(JsonElement subject) => Text(subject, "kind") switch
    {
        "User" => RbacSubject.User(Text(subject, "name")).ToString(),
        "Group" => RbacSubject.Group(Text(subject, "name")).ToString(),
        _ => RbacSubject.ServiceAccount(Text(subject, "namespace"), Text(subject, "name")).ToString(),
    };

    static (bool Passed, string Detail) Covers(JsonElement item)
    {
        var missing = RuleCovering.Uncovered(Rules(item, "ownerRules"), Rules(item, "servantRules")).Select(Line).ToHashSet(StringComparer.Ordinal);
        var expected = Rules(item, "expectUncovered").SelectMany(RuleCovering.Apart).Select(Line).ToHashSet(StringComparer.Ordinal);
        return (item.GetProperty("expectCovered").GetBoolean() == (missing.Count == 0) && missing.SetEquals(expected),
            $"missing {string.Join("; ", missing)}, expected {string.Join("; ", expected)}");
    }

    static string Line(PolicyRule rule) => $"{rule} [{string.Join(',', rule.ApiGroups)}]";

    static RbacUser User(JsonElement item)
    {
        var request = item.GetProperty("request");
        return new RbacUser(Text(request, "user"), Texts(request, "groups"));
    }

    static RbacRequest Request(JsonElement item)
    {
        var request = item.GetProperty("request");
        return new RbacRequest(Text(request, "verb"))
        {
            Group = Text(request, "apiGroup"),
            Resource = Text(request, "resource"),
            Subresource = Text(request, "subresource"),
            Namespace = Text(request, "namespace"),
            Name = Text(request, "name"),
            Path = request.GetProperty("resourceRequest").GetBoolean() ? null : Text(request, "path"),
        };
    }

    static ImmutableArray<PolicyRule> Rules(JsonElement item, string member)
    {
        var value = item.GetProperty(member);
        return value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray().Select(Rule)],
            JsonValueKind.Object => [Rule(value)],
            _ => [],
        };
    }

    static PolicyRule Rule(JsonElement rule) => new(
        Texts(rule, "verbs"), Texts(rule, "apiGroups"), Texts(rule, "resources"), Texts(rule, "resourceNames"), Texts(rule, "nonResourceURLs"), PolicyRule.Nowhere);

    static ImmutableArray<string> Texts(JsonElement item, string member) =>
        item.TryGetProperty(member, out var values) && values.ValueKind == JsonValueKind.Array
            ? [.. values.EnumerateArray().Select(value => value.GetString()!)]
            : [];

    static ImmutableArray<JsonElement> Items(JsonElement item, string member) =>
        item.GetProperty(member) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    static string Text(JsonElement item, string member) =>
        item.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    static async Task<RbacIndex> IndexAsync(JsonElement objects)
    {
        var items = new JsonArray();
        foreach (var (member, kind) in new[] { ("clusterRoles", "ClusterRole"), ("roles", "Role"), ("clusterRoleBindings", "ClusterRoleBinding"), ("roleBindings", "RoleBinding") })
        {
            if (!objects.TryGetProperty(member, out var list) || list.ValueKind != JsonValueKind.Array)
                continue;
            foreach (var found in list.EnumerateArray())
            {
                var item = JsonNode.Parse(found.GetRawText())!.AsObject();
                item["apiVersion"] = "rbac.authorization.k8s.io/v1";
                item["kind"] = kind;
                items.Add(item);
            }
        }

        var text = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "List", ["items"] = items }.ToJsonString();
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        return new RbacIndex(RbacReader.Read((await ManifestReader.ReadAsync(stream, "objects.json", TestContext.Current.CancellationToken)).Objects));
    }
}
