using System.Collections.Immutable;
using CsCheck;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Rbac.Auditing;

public sealed class LeastPrivilegeTests
{
    static readonly RbacSubject Bob = RbacSubject.User("bob");

    static string Yaml(ImmutableArray<RbacRequest> requests, int maxNames = 20) =>
        string.Join("---\n", LeastPrivilege.For(Bob, requests, "least", maxNames).Select(made => YamlOutput.Write(made)));

    [Fact]
    public async Task Every_request_is_allowed_and_no_wildcard_given()
    {
        var samples = new List<RbacRequest[]>();
        RbacText.Request.Array[1, 12].Sample(requests => { lock (samples) samples.Add(requests); }, iter: 200);
        foreach (var requests in samples)
        {
            var index = await RbacText.IndexAsync(Yaml([.. requests], maxNames: requests.Length % 3));
            Assert.All(requests, request => Assert.True(index.Can(RbacUser.Of(Bob), request).IsAllowed));
            Assert.All(index.Objects.Roles.SelectMany(role => role.WrittenRules), rule =>
                Assert.DoesNotContain("*", rule.ToString(), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Nothing_more_is_allowed_than_was_asked()
    {
        var samples = new List<(RbacRequest[] Asked, RbacRequest Other)>();
        Gen.Select(RbacText.Request.Array[1, 8], RbacText.Request).Sample((asked, other) => { lock (samples) samples.Add((asked, other)); }, iter: 300);
        foreach (var (asked, other) in samples)
        {
            var index = await RbacText.IndexAsync(Yaml([.. asked]));
            // A right on the whole cluster or without a name holds for a namespace or a name too.
            var expected = asked.Any(request => request with { Namespace = "", Name = "" } == other with { Namespace = "", Name = "" }
                && (request.Namespace.Length == 0 || request.Namespace == other.Namespace)
                && (request.Name.Length == 0 || request.Name == other.Name));
            Assert.Equal(expected, index.Can(RbacUser.Of(Bob), other).IsAllowed);
        }
    }

    [Fact]
    public void Roles_are_for_namespaces_and_a_cluster_role_for_the_rest()
    {
        var made = Yaml([new RbacRequest("list") { Resource = "nodes" }, new RbacRequest("get") { Resource = "pods", Namespace = "one", Name = "a" }, RbacRequest.OfPath("get", "/metrics")]);

        Assert.Contains("kind: RoleBinding", made, StringComparison.Ordinal);
        Assert.Contains("/metrics", made, StringComparison.Ordinal);
        Assert.Contains("resourceNames: [\"a\"]", made, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("impersonate", "users", 0)]
    [InlineData("impersonate", "serviceaccounts", 1)]
    [InlineData("bind", "clusterroles", 1)]
    [InlineData("escalate", "clusterroles", 1)]
    [InlineData("approve", "signers", 1)]
    [InlineData("sign", "signers", 1)]
    [InlineData("attest", "signers", 1)]
    public async Task Names_of_powerful_verbs_are_never_dropped(string verb, string resource, int maxNames)
    {
        var asked = "abc".Select(letter => $"{letter}").Select(name => new RbacRequest(verb) { Resource = resource, Name = name });
        var index = await RbacText.IndexAsync(Yaml([.. asked, .. asked.Select(request => request with { Verb = "get" })], maxNames));

        Assert.True(index.Can(RbacUser.Of(Bob), new RbacRequest(verb) { Resource = resource, Name = "c" }).IsAllowed);
        Assert.False(index.Can(RbacUser.Of(Bob), new RbacRequest(verb) { Resource = resource, Name = "d" }).IsAllowed);
        Assert.True(index.Can(RbacUser.Of(Bob), new RbacRequest("get") { Resource = resource, Name = "d" }).IsAllowed);
    }
}
