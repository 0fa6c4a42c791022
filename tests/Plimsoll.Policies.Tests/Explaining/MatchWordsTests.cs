namespace Plimsoll.Policies.Explaining;

public sealed class MatchWordsTests
{
    [Theory]
    [InlineData("resourceRules: [{ apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources: ['*/*'] }]", "every operation of everything (any group any version)")]
    [InlineData("resourceRules: [{ apiGroups: ['', apps], apiVersions: [v1], operations: [DELETE], resources: ['*'], scope: Cluster }]", "DELETE of every resource (core, apps v1), cluster-scoped only")]
    [InlineData("resourceRules: [{ apiGroups: [apps], apiVersions: [v1], operations: [UPDATE], resources: [deployments/scale], resourceNames: [a, b], scope: Namespaced }]", "UPDATE of deployments/scale (apps v1) named a or b, in namespaces only")]
    [InlineData("RULE, namespaceSelector: { matchLabels: { a: b }, matchExpressions: [{ key: c, operator: NotIn, values: [d, e] }] }", "|in namespaces with label a=b and label c none of d, e")]
    [InlineData("RULE, objectSelector: { matchExpressions: [{ key: c, operator: Exists }, { key: d, operator: DoesNotExist }, { key: e, operator: In, values: [f, g] }] }", "|objects with label c and no label d and label e one of f, g")]
    [InlineData("RULE, matchPolicy: Exact", "|only under the groups and versions named (matchPolicy: Exact)")]
    public void Match_rules_are_told_in_words(string rules, string expected)
    {
        const string Rule = "resourceRules: [{ apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments] }]";
        var policies = Written.Policies($$"""
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: { name: it }
            spec:
              matchConstraints: { {{rules.Replace("RULE", Rule, StringComparison.Ordinal)}} }
              validations: [{ expression: "true" }]
            """);

        var words = MatchWords.Of(Assert.Single(policies.Validating).MatchConstraints);

        Assert.Equal(expected, string.Join('|', expected.StartsWith('|') ? words.SetItem(0, "") : words));
    }
}
