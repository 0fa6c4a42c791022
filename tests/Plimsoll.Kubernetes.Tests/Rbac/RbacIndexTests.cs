using CsCheck;

namespace Plimsoll.Kubernetes.Rbac;

public sealed class RbacIndexTests
{
    static readonly string[] Users = ["ada", "lea", "bob"];

    static readonly Gen<(PolicyRule Rule, int User, string Namespace)[]> Grants = Gen.Select(
        RbacText.Rule, Gen.Int[0, 2], RbacText.One("", "one", "two")).Array[0, 6];

    [Fact]
    public async Task The_index_answers_as_plain_evaluation_and_who_can_agrees_with_can()
    {
        var samples = new List<((PolicyRule Rule, int User, string Namespace)[] Grants, RbacRequest Request)>();
        Gen.Select(Grants, RbacText.Request).Sample((grants, request) => { lock (samples) samples.Add((grants, request)); }, iter: 300);
        foreach (var (grants, request) in samples)
        {
            var index = await RbacText.IndexAsync(Yaml(grants));
            var holders = index.WhoCan(request).Select(holder => holder.Subject).ToHashSet();
            for (var user = 0; user < Users.Length; user++)
            {
                var plain = grants.Any(grant => grant.User == user && (grant.Namespace.Length == 0 || grant.Namespace == request.Namespace) && grant.Rule.Allows(request));
                var subject = RbacSubject.User(Users[user]);

                Assert.Equal(plain, index.Can(RbacUser.Of(subject), request).IsAllowed);
                Assert.Equal(plain, holders.Contains(subject));
            }
        }
    }

    [Fact]
    public async Task A_further_rule_takes_no_right_away()
    {
        var samples = new List<((PolicyRule Rule, int User, string Namespace)[] Grants, PolicyRule More, RbacRequest Request)>();
        Gen.Select(Grants, RbacText.Rule, RbacText.Request).Sample((grants, more, request) => { lock (samples) samples.Add((grants, more, request)); }, iter: 200);
        foreach (var (grants, more, request) in samples)
        {
            var before = await RbacText.IndexAsync(Yaml(grants));
            var after = await RbacText.IndexAsync(Yaml([.. grants, (more, 0, "one")]));
            foreach (var user in Users.Select(name => RbacUser.Of(RbacSubject.User(name))))
                Assert.True(!before.Can(user, request).IsAllowed || after.Can(user, request).IsAllowed);
        }
    }

    [Fact]
    public async Task Groups_of_a_service_account_give_their_rights()
    {
        var index = await RbacText.IndexAsync(
            RbacText.Role("reader", "", "[{apiGroups: [''], resources: [pods], verbs: [get]}]")
            + RbacText.Binding("b", "one", "reader", "{kind: Group, name: 'system:serviceaccounts:two'}"));
        var request = new RbacRequest("get") { Resource = "pods", Namespace = "one" };

        Assert.True(index.Can(RbacUser.Of(RbacSubject.ServiceAccount("two", "x")), request).IsAllowed);
        Assert.False(index.Can(RbacUser.Of(RbacSubject.ServiceAccount("one", "x")), request).IsAllowed);
        Assert.False(index.Can(RbacUser.Of(RbacSubject.ServiceAccount("two", "x")), request with { Namespace = "two" }).IsAllowed);
    }

    [Fact]
    public async Task A_user_with_the_name_of_a_service_account_is_that_account()
    {
        var index = await RbacText.IndexAsync(
            RbacText.Role("reader", "", "[{apiGroups: [''], resources: [pods], verbs: [get]}]")
            + RbacText.Binding("b", "", "reader", "{kind: User, name: 'system:serviceaccount:one:web'}"));

        Assert.True(index.Can(RbacUser.Of(RbacSubject.ServiceAccount("one", "web")), new RbacRequest("get") { Resource = "pods" }).IsAllowed);
    }

    [Fact]
    public async Task Paths_are_given_by_cluster_role_bindings_alone()
    {
        var role = RbacText.Role("paths", "", "[{nonResourceURLs: [/metrics], verbs: [get]}]");
        var request = RbacRequest.OfPath("get", "/metrics");
        var ada = RbacUser.Of(RbacSubject.User("ada"));

        Assert.True((await RbacText.IndexAsync(role + RbacText.Binding("b", "", "paths", "{kind: User, name: ada}"))).Can(ada, request).IsAllowed);
        Assert.False((await RbacText.IndexAsync(role + RbacText.Binding("b", "one", "paths", "{kind: User, name: ada}"))).Can(ada, request).IsAllowed);
    }

    [Fact]
    public async Task A_binding_to_a_missing_role_grants_nothing_and_is_kept()
    {
        var index = await RbacText.IndexAsync(RbacText.Binding("b", "one", "/gone", "{kind: User, name: ada}"));

        Assert.Equal("RoleBinding one/b", Assert.Single(index.Dangling).Reference.ToString());
        Assert.Empty(index.Grants);
    }

    [Fact]
    public async Task The_masters_need_no_binding()
    {
        var index = await RbacText.IndexAsync(RbacText.Role("r", "", "[]"));

        Assert.True(index.Can(RbacUser.Of(RbacSubject.Group(RbacUser.Masters)), new RbacRequest("delete") { Resource = "nodes" }).IsAllowed);
        Assert.Equal(RbacSubject.Group(RbacUser.Masters), Assert.Single(index.WhoCan(new RbacRequest("delete") { Resource = "nodes" })).Subject);
    }

    static string Yaml((PolicyRule Rule, int User, string Namespace)[] grants) => RbacText.Role("unused", "", "[]") + string.Concat(grants.Select((grant, number) =>
        RbacText.Role($"r{number}", "", $"[{RbacText.Text(grant.Rule)}]")
        + RbacText.Binding($"b{number}", grant.Namespace, $"r{number}", $"{{kind: User, name: {Users[grant.User]}}}")));
}
