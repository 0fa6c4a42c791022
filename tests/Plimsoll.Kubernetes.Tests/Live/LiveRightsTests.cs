using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Rbac;

namespace Plimsoll.Kubernetes.Live;

public sealed class LiveRightsTests
{
    [Theory]
    [InlineData(LiveUse.All)]
    [InlineData(LiveUse.Check)]
    [InlineData(LiveUse.Posture)]
    [InlineData(LiveUse.Rbac)]
    [InlineData(LiveUse.Network)]
    [InlineData(LiveUse.NetworkGeneration)]
    [InlineData(LiveUse.Check | LiveUse.Policies)]
    public void The_role_names_exactly_what_is_read(LiveUse uses)
    {
        var role = Assert.Single(LiveRights.Objects(uses, "r", null));

        Assert.Equal("ClusterRole", role["kind"].AsText);
        var listed = role["rules"].AsMappings.SelectMany(rule =>
            from @group in Texts(rule["apiGroups"]) from resource in Texts(rule["resources"]) select (@group, resource));
        Assert.Equal(
            LiveResources.For(uses).Select(resource => (resource.Group, resource.Plural)).Order(),
            listed.Order());
        Assert.All(role["rules"].AsMappings, rule => Assert.Equal([rule["resources"] is null ? "get" : "list"], Texts(rule["verbs"])));
    }

    [Fact]
    public async Task Every_request_of_a_reading_is_covered_by_the_role_and_none_is_for_secrets()
    {
        await using var server = new LoopbackServer(path => path == "/apis"
            ? LoopbackAnswer.Json(Groups())
            : path.EndsWith("/v1", StringComparison.Ordinal) || path.Contains("/v1alpha", StringComparison.Ordinal) && !path.Contains('?', StringComparison.Ordinal)
                ? LoopbackAnswer.Json(Served(path))
                : TestCluster.Answer(path));

        var live = await new ClusterReader(server.Connection, TimeProvider.System).ReadAsync(LiveUse.All, [], null, TestContext.Current.CancellationToken);

        Assert.Empty(live.Unread);
        var lists = server.Requests.Where(path => path.Contains('?', StringComparison.Ordinal)).Select(path => path[..path.IndexOf('?', StringComparison.Ordinal)]).ToArray();
        Assert.Equal(
            LiveResources.All.Select(resource => (resource.Group, resource.Plural)).Order(),
            lists.Select(path => path.Split('/')).Select(parts => parts[1] == "api" ? ("", parts[3]) : (parts[2], parts[4])).Order());
        var allowed = LiveRights.Requests(LiveUse.All).Select(request => request.Path).OfType<string>().ToArray();
        Assert.All(server.Requests.Except(server.Requests.Where(path => path.Contains('?', StringComparison.Ordinal))), path => Assert.Contains(
            allowed, pattern => pattern.EndsWith('*') ? path.StartsWith(pattern[..^1], StringComparison.Ordinal) : path == pattern));
        Assert.DoesNotContain(lists, path => path.EndsWith("/secrets", StringComparison.Ordinal));
    }

    [Fact]
    public void With_an_account_the_binding_gives_it_the_role()
    {
        var objects = LiveRights.Objects(LiveUse.Check, "r", RbacSubject.ServiceAccount("ns", "sa"));

        Assert.Equal(["ServiceAccount", "ClusterRole", "ClusterRoleBinding"], objects.Select(found => found["kind"].AsText));
        var rbac = RbacReader.Read([.. objects.Select(found => KubernetesObject.From(found)!)]);
        var index = new RbacIndex(rbac);
        var user = RbacUser.Of(RbacSubject.ServiceAccount("ns", "sa"), []);
        Assert.All(LiveRights.Requests(LiveUse.Check), request => Assert.True(index.Can(user, request).IsAllowed));
        Assert.False(index.Can(user, new RbacRequest("list") { Resource = "secrets" }).IsAllowed);
        Assert.False(index.Can(user, new RbacRequest("get") { Resource = "pods" }).IsAllowed);
    }

    static string Groups() => $$"""{"groups":[{{string.Join(',', LiveResources.All.Where(resource => resource.Group.Length > 0)
        .GroupBy(resource => resource.Group).Select(group => $$"""{"name":"{{group.Key}}","versions":[{{string.Join(',', group.SelectMany(resource => resource.Versions).Distinct()
            .Select(version => $$"""{"version":"{{version}}"}"""))}}]}"""))}}]}""";

    static string Served(string path)
    {
        var parts = path.Split('/');
        var (group, version) = parts[1] == "api" ? ("", parts[2]) : (parts[2], parts[3]);
        return $$"""{"resources":[{{string.Join(',', LiveResources.All.Where(resource => resource.Group == group && resource.Versions.Contains(version))
            .Select(resource => $$"""{"name":"{{resource.Plural}}"}"""))}}]}""";
    }

    static IEnumerable<string> Texts(ObjectNode? node) => ((node as SequenceNode)?.Items ?? []).Select(item => item.AsText ?? "");
}
