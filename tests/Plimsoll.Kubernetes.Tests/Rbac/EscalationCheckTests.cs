namespace Plimsoll.Kubernetes.Rbac;

public sealed class EscalationCheckTests
{
    static readonly RbacUser Ada = RbacUser.Of(RbacSubject.User("ada"));

    static string Given(string rules, string @namespace) =>
        RbacText.Role("own", "", rules) + RbacText.Binding("own", @namespace, "own", "{kind: User, name: ada}")
        + RbacText.Role("wanted", "", "[{apiGroups: [''], resources: [secrets], verbs: [get]}]");

    [Theory]
    [InlineData("[{apiGroups: [''], resources: ['*'], verbs: [get]}]", "", "", true)]
    [InlineData("[{apiGroups: [''], resources: [pods], verbs: [get]}]", "", "", false)]
    [InlineData("[{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind]}]", "", "", true)]
    [InlineData("[{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [wanted], verbs: [bind]}]", "", "", true)]
    [InlineData("[{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [other], verbs: [bind]}]", "", "", false)]
    [InlineData("[{apiGroups: [rbac.authorization.k8s.io], resources: [clusterrolebindings], verbs: [bind]}]", "", "", false)]
    [InlineData("[{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind]}]", "one", "one", true)]
    [InlineData("[{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind]}]", "one", "", false)]
    public async Task Binding_needs_the_rights_or_the_verb_bind(string rules, string held, string @namespace, bool isAllowed)
    {
        var index = await RbacText.IndexAsync(Given(rules, held));

        var missing = EscalationCheck.MissingToBind(index, Ada, index.Role("ClusterRole", "", "wanted")!, @namespace);

        Assert.Equal(isAllowed, missing.IsEmpty);
    }

    [Theory]
    [InlineData("[{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [escalate]}]", true)]
    [InlineData("[{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [update]}]", false)]
    public async Task Writing_a_role_needs_the_rights_or_the_verb_escalate(string rules, bool isAllowed)
    {
        var index = await RbacText.IndexAsync(Given(rules, ""));
        var wanted = index.Role("ClusterRole", "", "wanted")!.WrittenRules;

        Assert.Equal(isAllowed, EscalationCheck.MissingToWrite(index, Ada, "ClusterRole", "", "new", wanted).IsEmpty);
    }
}
