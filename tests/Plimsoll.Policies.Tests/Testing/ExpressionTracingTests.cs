using Plimsoll.Model.Policies.Testing;

namespace Plimsoll.Policies.Testing;

public sealed class ExpressionTracingTests
{
    [Fact]
    public async Task The_expression_that_decided_is_told_with_its_variables_and_parts()
    {
        var test = await TestFolder.CaseAsync("x", "expect: allow");

        var trace = Assert.Single(test.Explanations);
        Assert.Equal(
            ("no-x", "validations[0]", "!variables.upper.contains('X')", "false", "X has an X", 12),
            (trace.Policy, trace.Field, trace.Expression, trace.Value, trace.Message, trace.Location.Line));
        Assert.Equal(
            [
                new ExpressionPart("variables.upper.contains(\"X\")", "true", 0),
                new ExpressionPart("variables.upper", "\"X\"", 1),
                new ExpressionPart("object.metadata.name", "\"x\"", 2),
            ],
            trace.Parts);
    }

    [Theory]
    [InlineData("[1, 2, 3].all(n, n < 2)", "n = 2|  n < 2 = false")]
    [InlineData("[1, 2, 3].exists(n, n > 1) && false", "[1, 2, 3].exists(n, n > 1) = true|  n = 2|    n > 1 = true")]
    [InlineData("[1, 2, 3, 4, 5].exists(n, n > 9)", "n = 1|  n > 9 = false|n = 2|  n > 9 = false|n = 3|  n > 9 = false")]
    [InlineData("has(object.data) && object.data.a == 'b'", "has(object.data) = false")]
    [InlineData("object.?data.a.orValue('none') == 'b'", "object.?data.a.orValue(\"none\") = \"none\"")]
    [InlineData("object.data.a == 'b'", "object.data.a = error: no such key: data")]
    public async Task The_parts_are_those_that_matter(string expression, string expected)
    {
        var policy = $$"""
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: { name: it }
            spec:
              matchConstraints:
                resourceRules: [{ apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps] }]
              validations: [{ expression: "{{expression}}" }]
            """;

        var test = await TestFolder.CaseAsync("a", "expect: allow", policy);

        Assert.Equal(expected, string.Join('|', test.Explanations[0].Parts.Select(part => $"{new string(' ', 2 * part.Depth)}{part.Text} = {part.Value}")));
    }

    [Fact]
    public async Task Of_a_large_expression_a_bounded_number_of_parts_is_told()
    {
        var policy = TestFolder.NoX.Replace(
            "!variables.upper.contains('X')", string.Join(" && ", Enumerable.Range(0, 100).Select(i => $"object.metadata.name != '{i}'")) + " && false", StringComparison.Ordinal);

        var test = await TestFolder.CaseAsync("a", "expect: allow", policy);

        Assert.Equal(PolicyTestLimits.MaxParts, test.Explanations[0].Parts.Length);
    }
}
