namespace Plimsoll.EndToEnd.Cluster;

/// <summary>An API server with objects in it, and users with the rights that <c>plimsoll cluster rights</c> prints.</summary>
public sealed class SeededServer : IAsyncLifetime
{
    const int MaxAttempts = 200;

    readonly Dictionary<string, string> _kubeconfigs = new(StringComparer.Ordinal);

    public ApiServer Server { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        if (Server.Absent is null)
            await SeededObjects.CreateAsync(Server);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>The kubeconfig of a ServiceAccount that has the printed rights; made once for each name.</summary>
    public async Task<string> ReaderAsync(string name = "reader")
    {
        Server.Need();
        if (_kubeconfigs.TryGetValue(name, out var known))
            return known;
        var printed = await PublishedBinary.RunAsync(PublishedBinary.Root, "cluster", "rights", "--name", name, "--service-account", $"default/{name}");
        Assert.Equal(0, printed.ExitCode);
        var documents = printed.Output.Split("---\n");
        await Server.SendAsync(HttpMethod.Post, "/api/v1/namespaces/default/serviceaccounts", documents[0], "application/yaml");
        await Server.SendAsync(HttpMethod.Post, Roles, documents[1], "application/yaml");
        await Server.SendAsync(HttpMethod.Post, $"{Rbac}/clusterrolebindings", documents[2], "application/yaml");
        await WaitAsync(name, _ => true);
        var token = await Server.SendAsync(
            HttpMethod.Post, $"/api/v1/namespaces/default/serviceaccounts/{name}/token",
            """{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{"audiences":["https://plimsoll.test"]}}""");
        return _kubeconfigs[name] = await Server.KubeconfigAsync(name, $"token: {token.GetProperty("status").GetProperty("token").GetString()}");
    }

    /// <summary>Changes the role of a reader: which resources it may list, each as kubectl names it.</summary>
    public async Task SetRoleAsync(string name, Action<HashSet<string>> change)
    {
        var printed = await PublishedBinary.RunAsync(PublishedBinary.Root, "cluster", "rights", "--name", name, "--for", "posture");
        Assert.Equal(0, printed.ExitCode);
        await Server.SendAsync(HttpMethod.Put, $"{Roles}/{name}", printed.Output, "application/yaml");
        var role = await Server.SendAsync(HttpMethod.Patch, $"{Roles}/{name}", "{}", "application/merge-patch+json");
        var names = new HashSet<string>(StringComparer.Ordinal);
        var paths = "";
        foreach (var rule in role.GetProperty("rules").EnumerateArray())
        {
            if (rule.TryGetProperty("nonResourceURLs", out _))
                paths = rule.GetRawText();
            else
                names.UnionWith(rule.GetProperty("resources").EnumerateArray().Select(resource => FullName($"{resource}", $"{rule.GetProperty("apiGroups")[0]}")));
        }

        change(names);
        var rules = names.Select(full => full.Split('.', 2)).Select(parts =>
            $$"""{"apiGroups":["{{(parts.Length > 1 ? parts[1] : "")}}"],"resources":["{{parts[0]}}"],"verbs":["list"]}""");
        await Server.SendAsync(HttpMethod.Patch, $"{Roles}/{name}", $$"""{"rules":[{{string.Join(',', rules.Append(paths))}}]}""", "application/merge-patch+json");
        await WaitAsync(name, names.Contains);
    }

    /// <summary>The authorizer follows a watch: a moment after a change it knows.</summary>
    async Task WaitAsync(string name, Func<string, bool> isAllowed)
    {
        foreach (var full in LiveClusterTests.Served)
        {
            for (var attempt = 0; await MayListAsync(name, full) != isAllowed(full); attempt++)
            {
                Assert.True(attempt < MaxAttempts, $"{name}: the authorizer does not know of its role: list {full}");
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }

    async Task<bool> MayListAsync(string name, string full)
    {
        var parts = full.Split('.', 2);
        var review = await Server.SendAsync(
            HttpMethod.Post, "/apis/authorization.k8s.io/v1/subjectaccessreviews",
            $$$"""{"spec":{"user":"system:serviceaccount:default:{{{name}}}","resourceAttributes":{"verb":"list","group":"{{{(parts.Length > 1 ? parts[1] : "")}}}","resource":"{{{parts[0]}}}"} } }""");
        return review.GetProperty("status").GetProperty("allowed").GetBoolean();
    }

    const string Rbac = "/apis/rbac.authorization.k8s.io/v1";
    const string Roles = $"{Rbac}/clusterroles";

    static string FullName(string resource, string group) => group.Length == 0 ? resource : $"{resource}.{group}";
}
