using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

public sealed class SchemaCheckTests
{
    [Theory]
    [InlineData("type: string", "a", "")]
    [InlineData("type: string", "1", "must be a string, not a number")]
    [InlineData("type: integer", "1.0", "")]
    [InlineData("type: integer", "1.5", "must be a whole number, not a number")]
    [InlineData("type: number", "1.5", "")]
    [InlineData("type: boolean", "\"true\"", "must be true or false, not a string")]
    [InlineData("type: array, items: {type: string}", "{a: b}", "must be a list, not an object")]
    [InlineData("type: object", "[1]", "must be an object, not a list")]
    [InlineData("type: string", "null", "must be a string, not null")]
    [InlineData("type: string, nullable: true", "null", "")]
    [InlineData("x-kubernetes-int-or-string: true", "80", "")]
    [InlineData("x-kubernetes-int-or-string: true", "http", "")]
    [InlineData("x-kubernetes-int-or-string: true", "1.5", "must be a string or a whole number")]
    [InlineData("type: string, enum: [a, b]", "c", "must be one of \"a\", \"b\"")]
    [InlineData("type: string, pattern: '^a+$'", "aab", "does not match the pattern ^a+$")]
    [InlineData("type: string, minLength: 2", "x", "must have at least 2 characters, has 1")]
    [InlineData("type: string, maxLength: 1", "\"\\U0001F600\"", "")]
    [InlineData("type: integer, minimum: 3", "2", "must be at least 3")]
    [InlineData("type: integer, minimum: 3, exclusiveMinimum: true", "3", "must be more than 3")]
    [InlineData("type: integer, maximum: 3", "4", "must be at most 3")]
    [InlineData("type: integer, multipleOf: 4", "6", "must be a multiple of 4")]
    [InlineData("type: array, items: {type: integer}, maxItems: 1", "[1, 2]", "must have at most 1 items, has 2")]
    [InlineData("type: array, items: {type: integer}, uniqueItems: true", "[1, 2, 1]", "must not hold one item twice")]
    [InlineData("type: array, items: {type: integer}", "[1, a]", "value[1]: must be a whole number")]
    [InlineData("type: object, required: [a], properties: {a: {type: string}}", "{}", "value.a: is required")]
    [InlineData("type: object, properties: {a: {type: string}}", "{b: c}", "value.b: unknown field")]
    [InlineData("type: object, properties: {a: {type: string}}, x-kubernetes-preserve-unknown-fields: true", "{b: c}", "")]
    [InlineData("type: object, additionalProperties: {type: string}", "{b: 1}", "value.b: must be a string")]
    [InlineData("type: object, minProperties: 1", "{}", "must have at least 1 fields, has 0")]
    [InlineData("type: string, anyOf: [{pattern: a}, {pattern: b}]", "c", "at least one of the schemas of anyOf")]
    [InlineData("type: string, anyOf: [{pattern: a}, {pattern: b}]", "b", "")]
    [InlineData("type: string, oneOf: [{pattern: a}, {pattern: b}]", "ab", "exactly one of the schemas of oneOf")]
    [InlineData("type: string, allOf: [{pattern: a}, {pattern: b}]", "a", "does not match the pattern b")]
    [InlineData("type: string, not: {pattern: a}", "a", "must not fit the schema of not")]
    public void A_value_fits_its_schema_or_it_is_told_why_not(string schema, string value, string problem)
    {
        var issues = Check(schema, value, isLegacy: false);

        if (problem.Length == 0)
            Assert.Empty(issues.All);
        else
            Assert.Contains(problem, Assert.Single(issues.All).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_schema_of_the_old_kind_objects_may_have_fields_that_nobody_declares() =>
        Assert.Empty(Check("properties: {a: {type: string}}", "{b: 1}", isLegacy: true).All);

    [Fact]
    public void Alternatives_do_not_declare_fields() => Assert.Empty(Check(
        "type: object, properties: {a: {type: string}}, anyOf: [{required: [a]}]", "{a: x}", isLegacy: false).All);

    [Fact]
    public void A_product_of_alternatives_and_items_ends()
    {
        var items = string.Join(", ", Enumerable.Range(0, 20_000));
        var alternatives = string.Join(", ", Enumerable.Repeat("{minimum: -1}", 100));

        var issue = Assert.Single(Check($"type: array, items: {{type: integer, allOf: [{alternatives}]}}", $"[{items}]", isLegacy: false).All);

        Assert.Contains("takes more than 1000000 comparisons", issue.Message, StringComparison.Ordinal);
    }

    static PolicyIssues Check(string schema, string value, bool isLegacy)
    {
        var written = Yaml.Read($"schema: {{{schema}}}\nvalue: {value}");
        var issues = new PolicyIssues(new("v1", "X", "", "x"));
        new SchemaCheck(new SchemaProblems(issues), isLegacy).Check(
            written["value"]!, Assert.IsType<Plimsoll.Kubernetes.Objects.MappingNode>(written["schema"]), "value");
        return issues;
    }
}
