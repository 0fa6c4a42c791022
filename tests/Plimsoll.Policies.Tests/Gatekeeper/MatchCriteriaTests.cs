using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.Gatekeeper;

public sealed class MatchCriteriaTests
{
    const string Pod = "{apiVersion: v1, kind: Pod, metadata: {name: web-1, namespace: shop, labels: {app: web}}}";
    const string Shop = "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {tier: front}}}";
    const string Role = "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: admin}}";

    [Theory]
    [InlineData("{}", true)]
    [InlineData("{kinds: []}", true)]
    [InlineData("{kinds: [{apiGroups: [''], kinds: [Pod]}]}", true)]
    [InlineData("{kinds: [{apiGroups: ['*'], kinds: ['*']}]}", true)]
    [InlineData("{kinds: [{kinds: [Pod]}]}", true)]
    [InlineData("{kinds: [{apiGroups: ['']}]}", true)]
    [InlineData("{kinds: [{apiGroups: [apps], kinds: [Pod]}]}", false)]
    [InlineData("{kinds: [{apiGroups: [''], kinds: [Service]}]}", false)]
    [InlineData("{kinds: [{apiGroups: [''], kinds: [Service]}, {apiGroups: [''], kinds: [Pod]}]}", true)]
    [InlineData("{scope: Namespaced}", true)]
    [InlineData("{scope: Cluster}", false)]
    [InlineData("{scope: '*'}", true)]
    [InlineData("{scope: cluster}", true)]
    [InlineData("{namespaces: [shop]}", true)]
    [InlineData("{namespaces: ['sh*', other]}", true)]
    [InlineData("{namespaces: [other]}", false)]
    [InlineData("{excludedNamespaces: ['*op']}", false)]
    [InlineData("{excludedNamespaces: [other]}", true)]
    [InlineData("{namespaces: ['*'], excludedNamespaces: [shop]}", false)]
    [InlineData("{labelSelector: {matchLabels: {app: web}}}", true)]
    [InlineData("{labelSelector: {matchExpressions: [{key: app, operator: NotIn, values: [web]}]}}", false)]
    [InlineData("{namespaceSelector: {matchLabels: {tier: front}}}", true)]
    [InlineData("{namespaceSelector: {matchLabels: {tier: back}}}", false)]
    [InlineData("{name: web-1}", true)]
    [InlineData("{name: 'web-*'}", true)]
    [InlineData("{name: 'db-*'}", false)]
    [InlineData("{name: ''}", true)]
    [InlineData("{source: Original}", true)]
    [InlineData("{source: Generated}", false)]
    [InlineData("{source: All}", true)]
    public void A_Pod_matches_where_every_criterion_holds(string match, bool matches) =>
        Assert.Equal(new MatchVerdict(matches), Match(match, Pod, Shop));

    [Theory]
    [InlineData("{namespaces: [other]}", true)]
    [InlineData("{excludedNamespaces: ['*']}", true)]
    [InlineData("{namespaceSelector: {matchLabels: {tier: back}}}", true)]
    [InlineData("{scope: Cluster}", true)]
    [InlineData("{scope: Namespaced}", false)]
    public void Namespaces_are_never_a_reason_against_a_cluster_scoped_object(string match, bool matches) =>
        Assert.Equal(new MatchVerdict(matches), Match(match, Role));

    [Theory]
    [InlineData("{namespaces: [shop]}", true)]
    [InlineData("{namespaces: [other]}", false)]
    [InlineData("{excludedNamespaces: [shop]}", false)]
    [InlineData("{namespaceSelector: {matchLabels: {tier: front}}}", true)]
    [InlineData("{namespaceSelector: {matchLabels: {tier: back}}}", false)]
    [InlineData("{scope: Cluster}", true)]
    [InlineData("{scope: Namespaced}", false)]
    public void A_Namespace_is_matched_by_its_own_name_and_labels(string match, bool matches) =>
        Assert.Equal(new MatchVerdict(matches), Match(match, Shop));

    [Fact]
    public void A_namespace_selector_cannot_be_decided_without_the_Namespace()
    {
        var verdict = Match("{namespaceSelector: {matchLabels: {tier: front}}}", Pod);

        Assert.False(verdict.IsMatch);
        Assert.EndsWith("namespace selector for namespace-scoped object but missing Namespace", verdict.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_fails_before_a_criterion_that_cannot_be_decided_is_no_problem() => Assert.Equal(
        MatchVerdict.No, Match("{kinds: [{kinds: [Service]}], namespaceSelector: {matchLabels: {tier: front}}}", Pod));

    [Fact]
    public void A_source_cannot_be_matched_where_nobody_says_it() =>
        Assert.Contains("source field not specified", Match("{source: Original}", Pod, Shop, MatchSource.All).Problem, StringComparison.Ordinal);

    [Fact]
    public void The_namespace_that_an_object_names_itself_counts_where_the_Namespace_is_not_known() =>
        Assert.Equal(MatchVerdict.Yes, Match("{namespaces: [shop], scope: Namespaced}", Pod));

    [Fact]
    public void A_name_that_is_still_to_be_made_is_matched_by_its_beginning() => Assert.Equal(
        MatchVerdict.Yes, Match("{name: 'web-*'}", "{apiVersion: v1, kind: Pod, metadata: {generateName: web-}}"));

    static MatchVerdict Match(string match, string yaml, string @namespace = "", MatchSource source = MatchSource.Original)
    {
        var constraint = Assert.Single(Gate.Valid(Gate.Deny, Gate.Constraint($"{{match: {match}}}")).Constraints);
        MappingNode? containing = @namespace.Length == 0 ? null : Gate.Object(@namespace).Root;
        return constraint.Match!.Match(new MatchTarget(Gate.Object(yaml), containing, source));
    }
}
