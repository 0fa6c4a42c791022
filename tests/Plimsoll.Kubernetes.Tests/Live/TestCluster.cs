namespace Plimsoll.Kubernetes.Live;

/// <summary>Answers of an API server that has the core, apps and networking.k8s.io, and nothing in them unless a test says so.</summary>
static class TestCluster
{
    const string Core = "namespaces nodes pods replicationcontrollers services serviceaccounts configmaps persistentvolumeclaims";
    const string Apps = "daemonsets deployments replicasets statefulsets";
    const string Networking = "ingresses networkpolicies";

    /// <param name="path">The path and query.</param>
    public static LoopbackAnswer Answer(string path) => path switch
    {
        "/version" => LoopbackAnswer.Json("""{"major":"1","minor":"33","gitVersion":"v1.33.4"}"""),
        "/apis" => LoopbackAnswer.Json("""{"kind":"APIGroupList","groups":[{"name":"apps","versions":[{"version":"v1"}]},{"name":"networking.k8s.io","versions":[{"version":"v1"}]}]}"""),
        "/api/v1" => Resources(Core),
        "/apis/apps/v1" => Resources(Apps),
        "/apis/networking.k8s.io/v1" => Resources(Networking),
        _ => LoopbackAnswer.List([]),
    };

    public static string Pod(string name, string @namespace = "shop", string more = "") =>
        $$$"""{"metadata":{"name":"{{{name}}}","namespace":"{{{@namespace}}}","uid":"uid-{{{name}}}","managedFields":[{"manager":"x","fieldsV1":{"f:a":1}}]{{{more}}} },"spec":{"containers":[{"name":"c","image":"i"}]} }""";

    public static string OwnedBy(string kind, string uid) =>
        $$""","ownerReferences":[{"kind":"{{kind}}","name":"x","uid":"{{uid}}","controller":true}]""";

    static LoopbackAnswer Resources(string names) => LoopbackAnswer.Json(
        $$"""{"kind":"APIResourceList","resources":[{{string.Join(',', names.Split(' ').Select(name => $$"""{"name":"{{name}}"}"""))}}]}""");
}
