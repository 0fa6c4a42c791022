namespace Plimsoll.Policies.Gatekeeper;

public sealed class SchemaRulesTests
{
    [Theory]
    [InlineData("{properties: {}}", "openAPIV3Schema.type: is required")]
    [InlineData("{type: map}", "must be one of object, array, string, integer, number, boolean, not \"map\"")]
    [InlineData("{type: array}", "openAPIV3Schema.items: is required")]
    [InlineData("{type: object, properties: {a: {}}}", "properties[a].type: is required")]
    [InlineData("{type: object, properties: {a: {type: string}}, additionalProperties: {type: string}}", "must not be given beside properties")]
    [InlineData("{type: object, $ref: x}", "$ref: must not be given")]
    [InlineData("{type: string, pattern: '('}", "is no regular expression")]
    [InlineData("{type: object, properties: {a: {type: string, default: 1}}}", "default: must be a string")]
    [InlineData("{type: object, properties: {a: text}}", "properties[a]: must be a schema")]
    public void A_schema_that_a_cluster_would_refuse_is_told(string schema, string problem)
    {
        var issue = Gate.Issue(Gate.Native("validations: [{expression: \"true\"}]", schema));

        Assert.Contains(problem, issue.Message, StringComparison.Ordinal);
        Assert.Equal("k8slabels", issue.Object.Name);
        Assert.Equal(9, issue.Location.Line);
    }

    [Theory]
    [InlineData("{type: object, properties: {a: {x-kubernetes-int-or-string: true}}}")]
    [InlineData("{type: object, properties: {a: {x-kubernetes-preserve-unknown-fields: true}}}")]
    [InlineData("{type: object, properties: {a: {type: string}}, anyOf: [{required: [a]}, {properties: {a: {pattern: x}}}]}")]
    public void Parts_that_need_no_type_have_none(string schema) =>
        Gate.Valid(Gate.Native("validations: [{expression: \"true\"}]", schema));

    [Theory]
    [InlineData("v1beta1")]
    [InlineData("v1alpha1")]
    public void Before_v1_a_schema_needs_no_types(string version) => Gate.Valid(Gate.Template(
        "      code: [{engine: K8sNativeValidation, source: {validations: [{expression: \"true\"}]}}]", "{properties: {a: {}}}", version));
}
