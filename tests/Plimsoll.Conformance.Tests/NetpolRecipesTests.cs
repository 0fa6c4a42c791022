using System.Text;
using System.Text.RegularExpressions;
using Plimsoll.Kubernetes.Network;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Conformance;

/// <summary>The recipes for network policies: what each says that one sees when one tries it.</summary>
public sealed partial class NetpolRecipesTests
{
    const string Web = "app: web";
    const string Api = "app: bookstore, role: api";
    const string Database = "app: bookstore, role: db";
    const string Server = "app: apiserver";
    const string Dns = "kube-system: k8s-app: kube-dns";
    const string Outside = "outside";

    /// <summary>Recipe, which of its policies are applied (1 is the first), and what connects where.</summary>
    /// <remarks>A side is <c>NAMESPACE: labels</c>, or labels in <c>default</c>, or the outside.</remarks>
    static readonly Probe[] Probes =
    [
        new("01", "", Web, "TCP 80", false), new("01", Outside, Web, "TCP 80", false),
        new("02", "", Api, "TCP 80", false), new("02", "app: bookstore, role: frontend", Api, "TCP 80", true),
        new("02a", "", Web, "TCP 80", true), new("02a", "foo: ", Web, "TCP 80", true), new("01+02a", "", Web, "TCP 80", true),
        new("03", "", Web, "TCP 80", false), new("03", "foo: ", Web, "TCP 80", false),
        new("04", "foo: ", Web, "TCP 80", false), new("04", "", Web, "TCP 80", true),
        new("05", "secondary: ", Web, "TCP 80", true), new("05", "", Web, "TCP 80", true), new("05", Outside, Web, "TCP 80", false),
        new("06", "dev: ", Web, "TCP 80", false), new("06", "prod: ", Web, "TCP 80", true),
        new("07", "", Web, "TCP 80", false), new("07", "type: monitoring", Web, "TCP 80", false),
        new("07", "other: ", Web, "TCP 80", false), new("07", "other: type: monitoring", Web, "TCP 80", true),
        new("08", "", Web, "TCP 80", true), new("08", Outside, Web, "TCP 80", true),
        new("09", "", Server, "TCP 8000", false), new("09", "", Server, "TCP 5000", false),
        new("09", "role: monitoring", Server, "TCP 8000", false), new("09", "role: monitoring", Server, "TCP 5000", true),
        new("10", "app: inventory, role: web", Database, "TCP 6379", true), new("10", "app: bookstore, role: search", Database, "TCP 6379", true),
        new("10", Api, Database, "TCP 6379", true), new("10", "app: other", Database, "TCP 6379", false),
        new("11", "app: foo", Web, "TCP 80", false), new("11", "app: foo", Outside, "TCP 80", false),
        new("11#2", "app: foo", Web, "TCP 80", false), new("11#2", "app: foo", Outside, "TCP 80", false),
        new("11#2", "app: foo", Dns, "UDP 53", true), new("11#2", "app: foo", Dns, "TCP 53", true),
        new("12", "", Web, "TCP 80", false), new("12", "", Dns, "UDP 53", false), new("12", "", Outside, "TCP 80", false),
        new("14", "app: foo", Outside, "TCP 80", false), new("14", "app: foo", Dns, "UDP 53", true),
        new("14", "app: foo", Web, "TCP 80", true),
    ];

    static readonly Dictionary<string, string> NamespaceLabels = new(StringComparer.Ordinal)
    {
        ["dev"] = "purpose: testing",
        ["prod"] = "purpose: production",
        ["other"] = "team: operations",
    };

    [Fact]
    public async Task What_a_recipe_says_one_sees_is_what_the_engine_says()
    {
        var suite = ConformanceSuite.Open("netpol-recipes");
        foreach (var probe in Probes)
        {
            var id = $"{probe.Recipe} ({probe.Source}) to ({probe.Destination}) {probe.Port}".Replace(' ', '_');
            if (probe is { Recipe: "14", Destination: Web })
            {
                suite.Skip(id, "the prose says that the connection is allowed, the policy beside it allows DNS only");
                continue;
            }

            var policies = new StringBuilder();
            foreach (var part in probe.Recipe.Split('+'))
                policies.Append(await PolicyAsync(suite.Folder, part, TestContext.Current.CancellationToken));
            var found = await BetweenAsync(policies.ToString(), probe);
            suite.Record(id, found.Covers(NetpolLine.Parse(probe.Port)) == probe.IsAllowed, $"{found}");
        }

        suite.Finish();
    }

    static async Task<string> PolicyAsync(string folder, string recipe, CancellationToken cancellation)
    {
        var parts = recipe.Split('#');
        var file = Directory.EnumerateFiles(folder, $"{parts[0]}-*.md").Single();
        var blocks = Block().Matches(await File.ReadAllTextAsync(file, cancellation)).Select(match => match.Groups["yaml"].Value)
            .Where(yaml => yaml.Contains("kind: NetworkPolicy", StringComparison.Ordinal)).ToArray();
        return $"---\n{blocks[parts.Length == 1 ? 0 : parts[1][0] - '1']}";
    }

    static async Task<ConnectionSet> BetweenAsync(string policies, Probe probe)
    {
        var yaml = Pod("source", probe.Source) + Pod("destination", probe.Destination) + policies;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(yaml));
        var objects = (await ManifestReader.ReadAsync(stream, "recipe.yaml", TestContext.Current.CancellationToken)).Objects;
        var state = NetworkReading.Read(objects);
        Assert.NotEmpty(state.Policies);
        Assert.Empty(state.Issues);
        var connectivity = new Connectivity(state, new ConnectivityOptions());
        return connectivity.Between(Position(connectivity, "source"), Position(connectivity, "destination"));
    }

    /// <summary>The pod of that name; the first address of the outside where there is none.</summary>
    static int Position(Connectivity connectivity, string name) =>
        connectivity.State.Pods.FirstOrDefault(pod => pod.Name == name) is { } pod
            ? connectivity.PositionOf(pod)
            : connectivity.Endpoints.IndexOf(connectivity.Endpoints.First(endpoint => endpoint is NetworkEndpoint.OfAddresses));

    static string Pod(string name, string side)
    {
        if (side == Outside)
            return "";
        var parts = Side().Match(side);
        var @namespace = parts.Groups["namespace"].Value is { Length: > 0 } named ? named : "default";
        return $$"""
            ---
            apiVersion: v1
            kind: Pod
            metadata: { name: {{name}}, namespace: {{@namespace}}, labels: { {{parts.Groups["labels"].Value}} } }
            spec: { containers: [{ name: a, image: a }] }
            {{(NamespaceLabels.TryGetValue(@namespace, out var labels)
                ? $$"""
                ---
                apiVersion: v1
                kind: Namespace
                metadata: { name: {{@namespace}}, labels: { {{labels}} } }
                """
                : "")}}

            """;
    }

    [GeneratedRegex(@"^(?:(?<namespace>foo|dev|prod|other|secondary|kube-system): )?(?<labels>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Side();

    [GeneratedRegex("^```yaml\n(?<yaml>.*?)^```", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Block();

    sealed record Probe(string Recipe, string Source, string Destination, string Port, bool IsAllowed);
}
