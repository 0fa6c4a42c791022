using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Explaining;

public sealed class CostTableTests
{
    const string Definition = """

        ---
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: { name: ships.example.com }
        spec:
          group: example.com
          scope: Namespaced
          names: { kind: Ship, plural: ships }
          versions:
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    crew: { type: array, maxItems: 10, items: { type: string, maxLength: 20 } }
                    flag: { type: string }
        """;

    [Theory]
    [InlineData("object.flag == 'red'", "bool", 3, 3)]
    [InlineData("object.crew.size() > 3", "bool", 4, 4)]
    [InlineData("object.crew.all(c, c != 'x')", "bool", 3, 53)]
    [InlineData("object.crew", "list(string)", 2, 2)]
    public void Limits_of_a_definition_bound_the_cost(string expression, string type, ulong min, ulong max)
    {
        var isTruth = type == "bool";
        var policies = Written.Policies(
            Written.Validating("example.com/ships", isTruth ? expression : "variables.it.size() > 0", more: $"  variables: [{{ name: it, expression: \"{expression}\" }}]") + Definition);
        var policy = Assert.Single(policies.Validating);
        var table = new CostTable(policy, ClusterObjects.From(policies.Facts));

        var cost = table.Of(policy.Variables[0].Expression);

        Assert.Equal(type, table.TypeOf(policy.Variables[0].Expression).ToString());
        Assert.Equal((min, max), (cost.Min, cost.Max));
        Assert.Equal(["example.com/v1 Ship"], table.Kinds);
    }
}
