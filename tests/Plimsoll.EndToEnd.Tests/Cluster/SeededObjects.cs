namespace Plimsoll.EndToEnd.Cluster;

/// <summary>A cluster's worth of objects: namespaces with ten kinds of them, good and bad.</summary>
static class SeededObjects
{
    public const int Namespaces = 20;
    const int DeploymentsEach = 6;

    /// <summary>Pods that would pass as they are.</summary>
    const string Good = """{"securityContext":{"runAsNonRoot":true,"seccompProfile":{"type":"RuntimeDefault"}},"automountServiceAccountToken":false,"serviceAccountName":"app","containers":[{"name":"c","image":"registry.test/app:1","securityContext":{"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]}}}]}""";

    const string Bad = """{"hostNetwork":true,"containers":[{"name":"c","image":"registry.test/app:1","securityContext":{"privileged":true},"env":[{"name":"P","valueFrom":{"secretKeyRef":{"name":"s","key":"p"}}}]}]}""";

    /// <summary>Creates them, and a Pod with its ReplicaSet that the Deployment <c>ns-0/web-0</c> owns.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> CreateAsync(ApiServer server)
    {
        var count = 0;
        for (var number = 0; number < Namespaces; number++)
        {
            foreach (var (path, json) in Of($"ns-{number}", number % 2 == 0))
            {
                await server.SendAsync(HttpMethod.Post, path, json);
                count++;
            }
        }

        await CreateOwnedAsync(server);
        return count + 2;
    }

    static IEnumerable<(string Path, string Json)> Of(string name, bool isGuarded)
    {
        var labels = isGuarded ? ""","labels":{"pod-security.kubernetes.io/enforce":"baseline"}""" : "";
        yield return ("/api/v1/namespaces", $$$"""{"metadata":{"name":"{{{name}}}"{{{labels}}} } }""");
        yield return Core(name, "serviceaccounts", """{"metadata":{"name":"app"}}""");
        yield return Core(name, "services", """{"metadata":{"name":"web"},"spec":{"type":"NodePort","selector":{"app":"web-0"},"ports":[{"port":80}]}}""");
        yield return Core(name, "configmaps", """{"metadata":{"name":"settings"},"data":{"url":"http://web:80"}}""");
        yield return Core(name, "pods", $$$"""{"metadata":{"name":"lonely"},"spec":{{{Good}}} }""");
        yield return Of("apis/rbac.authorization.k8s.io/v1", name, "roles", """{"metadata":{"name":"reader"},"rules":[{"apiGroups":[""],"resources":["pods"],"verbs":["get"]}]}""");
        yield return Of("apis/rbac.authorization.k8s.io/v1", name, "rolebindings",
            """{"metadata":{"name":"reader"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"reader"},"subjects":[{"kind":"ServiceAccount","name":"app"}]}""");
        if (isGuarded)
            yield return Of("apis/networking.k8s.io/v1", name, "networkpolicies", """{"metadata":{"name":"deny"},"spec":{"podSelector":{},"policyTypes":["Ingress"]}}""");
        yield return Of("apis/networking.k8s.io/v1", name, "ingresses",
            """{"metadata":{"name":"web"},"spec":{"defaultBackend":{"service":{"name":"web","port":{"number":80}}}}}""");
        for (var number = 0; number < DeploymentsEach; number++)
        {
            var spec = number == 1 && !isGuarded ? Bad : Good;
            yield return Of("apis/apps/v1", name, "deployments", $$$"""{"metadata":{"name":"web-{{{number}}}"},"spec":{{{Template($"web-{number}", spec)}}} }""");
        }
    }

    static async Task CreateOwnedAsync(ApiServer server)
    {
        var deployment = await server.SendAsync(HttpMethod.Patch, "/apis/apps/v1/namespaces/ns-0/deployments/web-0", "{}", "application/merge-patch+json");
        var set = await server.SendAsync(HttpMethod.Post, "/apis/apps/v1/namespaces/ns-0/replicasets",
            $$$"""{"metadata":{"name":"web-0-1"{{{Owner("apps/v1", "Deployment", Uid(deployment))}}} },"spec":{{{Template("web-0", Good)}}} }""");
        await server.SendAsync(HttpMethod.Post, "/api/v1/namespaces/ns-0/pods",
            $$$"""{"metadata":{"name":"web-0-1-a"{{{Owner("apps/v1", "ReplicaSet", Uid(set))}}} },"spec":{{{Good}}} }""");
    }

    static string Uid(System.Text.Json.JsonElement created) => created.GetProperty("metadata").GetProperty("uid").GetString()!; // Every object has one.

    static string Owner(string version, string kind, string uid) =>
        $$""","labels":{"app":"web-0"},"ownerReferences":[{"apiVersion":"{{version}}","kind":"{{kind}}","name":"x","uid":"{{uid}}","controller":true}]""";

    static string Template(string app, string spec) =>
        $$$"""{"selector":{"matchLabels":{"app":"{{{app}}}"} },"template":{"metadata":{"labels":{"app":"{{{app}}}"} },"spec":{{{spec}}} } }""";

    static (string, string) Core(string name, string plural, string json) => Of("api/v1", name, plural, json);

    static (string, string) Of(string root, string name, string plural, string json) => ($"/{root}/namespaces/{name}/{plural}", json);
}
