namespace Plimsoll.Policies.Gatekeeper;

public sealed class RegoReadingTests
{
    [Theory]
    [InlineData("package k8slabels\nviolation[{\"msg\": x}] { true }", 14, "column 19: rego_unsafe_var_error: var x is unsafe")]
    [InlineData("package k8slabels\n\nviolation[{\"msg\": \"m\"}] {", 16, "rego_parse_error")]
    [InlineData("package k8slabels\nviolation[{\"msg\": \"m\"}] { nothing(1) }", 14, "rego_type_error: undefined function nothing")]
    public void A_mistake_has_OPAs_code_and_the_line_of_the_manifest(string rego, int line, string problem)
    {
        var policies = Gate.Read(Gate.Rego(rego), Gate.Constraint());

        var issue = policies.Issues[0];
        Assert.StartsWith("spec.targets[0].rego: ", issue.Message, StringComparison.Ordinal);
        Assert.Contains(problem, issue.Message, StringComparison.Ordinal);
        Assert.Equal(line, issue.Location.Line);
        Assert.Contains("its ConstraintTemplate k8slabels cannot be used", Assert.Single(policies.NotEvaluated).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("package k8slabels\ndeny[x] { x := 1 }", "has no rule violation")]
    [InlineData("package k8slabels\nviolation[{\"msg\": \"m\"}] { data.other.x }", "reads data.other.x: only data.inventory and libraries under data.lib may be read")]
    [InlineData("package k8slabels\nimport data.lib.words\nviolation[{\"msg\": words.all}] { true }", "reads data.lib.words.all, which no library defines")]
    [InlineData("package k8slabels\nviolation[{\"msg\": \"m\"}] { http.send({}) }", "templates may not reach the network")]
    [InlineData(
        "package k8slabels\nviolation[{\"msg\": r}] { r := external_data({\"provider\": \"signatures\", \"keys\": [1]}) }",
        "what the provider signatures would answer is not known here")]
    public void What_Gatekeeper_would_refuse_is_told(string rego, string problem) =>
        Assert.Contains(problem, Gate.Issue(Gate.Rego(rego)).Message, StringComparison.Ordinal);

    [Fact]
    public void Libraries_are_packages_below_lib()
    {
        const string Code = """
                  code:
                    - engine: Rego
                      source:
                        rego: |
                          package k8slabels
                          import data.lib.words
                          violation[{"msg": words.all}] { true }
                        libs:
                          - |
                            package lib.words
                            all = "from the library"
            """;

        Assert.Equal("from the library", Assert.Single(Gate.Valid(Gate.Template(Code), Gate.Constraint()).Review("{apiVersion: v1, kind: Pod}")).Message);
        var issue = Gate.Issue(Gate.Template(Code.Replace("package lib.words", "package words", StringComparison.Ordinal)));
        Assert.Equal("spec.targets[0].code[0].source.libs[0]: the package data.words is not below data.lib", issue.Message);
        Assert.Equal(20, issue.Location.Line);
    }

    [Theory]
    [InlineData("version: v1", "violation contains {\"msg\": \"new\"} if { true }", "")]
    [InlineData("version: v0", "violation[{\"msg\": \"old\"}] { true }", "")]
    [InlineData("version: v1", "violation[{\"msg\": \"old\"}] { true }", "rego_parse_error")]
    [InlineData("", "violation contains {\"msg\": \"new\"} if { true }", "rego_parse_error")]
    [InlineData("version: v2", "violation[{\"msg\": \"old\"}] { true }", "version: must be v0 or v1, not \"v2\"")]
    public void A_template_says_which_Rego_it_is_written_in(string version, string rule, string problem)
    {
        var code = $"      code:\n        - engine: Rego\n          source:\n            {version}\n            rego: |\n              package k8slabels\n              {rule}";

        var issues = Gate.Read(Gate.Template(code), Gate.Constraint()).Issues;

        if (problem.Length == 0)
            Assert.Empty(issues);
        else
            Assert.Contains(problem, issues[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_read_of_the_inventory_is_known_beforehand()
    {
        var template = Assert.Single(Gate.Valid(
            Gate.Rego("package k8slabels\nviolation[{\"msg\": \"m\"}] { data.inventory.cluster.v1.Namespace[x] }")).Templates);

        Assert.Equal(["cluster/v1/Namespace"], template.ReadsInventory);
    }

    [Fact]
    public void A_template_that_cannot_be_used_stops_no_other()
    {
        var other = Gate.Deny.Replace("k8slabels", "k8sothers", StringComparison.Ordinal).Replace("K8sLabels", "K8sOthers", StringComparison.Ordinal);

        var policies = Gate.Read(
            Gate.Rego("package"), Gate.Constraint(), other, Gate.Constraint().Replace("K8sLabels", "K8sOthers", StringComparison.Ordinal));

        Assert.Equal("K8sOthers must", Assert.Single(policies.Constraints).ToString());
        Assert.Single(policies.NotEvaluated);
    }

    [Fact]
    public void Rego_beside_the_list_of_code_counts_where_the_list_has_none() =>
        Assert.Equal(GatekeeperEngine.Rego, Assert.Single(Gate.Valid(Gate.Rego("package k8slabels\nviolation[{\"msg\": \"m\"}] { true }")).Templates).Engine);
}
