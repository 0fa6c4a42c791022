namespace Plimsoll.Rego;

public sealed class RegoProgramTests
{
    [Fact]
    public void The_documents_that_are_read_end_where_a_variable_begins()
    {
        var program = Policy.Compile(
            """
            import data.lib.names
            p if data.inventory.cluster.v1.Namespace[_].metadata.name == "x"
            q if data.inventory[input.x].v1
            r := names
            s := t
            t := data.p.q
            u if data.other["a b"][0].c
            f(x) := data.rates[x]
            """);

        Assert.Equal(
            ["inventory", "inventory/cluster/v1/Namespace", "lib/names", "other/a b", "rates"],
            program.ReadDocuments.Select(path => string.Join('/', path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_whole_package_that_is_read_is_a_document_too()
    {
        var program = RegoProgram.Compile([RegoModule.Parse("a.rego", "package a\np := data.b"), RegoModule.Parse("b.rego", "package b\nq := 1")]);

        Assert.Equal(["b"], program.ReadDocuments.Select(path => string.Join('/', path)));
    }

    [Theory]
    [InlineData("data.p.a", true)]
    [InlineData("data.p.b.c", true)]
    [InlineData("data.p.b", false)]
    [InlineData("data.p", false)]
    [InlineData("data.p.none", false)]
    [InlineData("p.a", false)]
    [InlineData("data", false)]
    [InlineData("", false)]
    public void Rules_are_found_by_their_paths(string path, bool has) => Assert.Equal(has, Policy.Compile("a := 1\nb.c := 2").HasRule(path));

    [Fact]
    public void Rules_are_found_by_the_beginning_of_their_names() => Assert.Equal(
        ["data.p.test_a", "data.p.test_b"], Policy.Compile("test_a if true\ntest_b if true\na_test if true").RulesNamed("test_").Order(StringComparer.Ordinal));

    [Fact]
    public void A_hundred_thousand_rules_are_compiled()
    {
        var rules = string.Join('\n', Enumerable.Range(0, 100_000).Select(index => $"p{index} := {index}"));

        Assert.Equal("99999", Policy.Ask("data.p.p99999", rules));
    }

    [Fact]
    public void A_program_may_be_empty() => Assert.Empty(RegoProgram.Compile([]).ReadDocuments);

    [Fact]
    public void A_compilation_after_the_longest_time_of_an_evaluation_still_folds_constants()
    {
        var context = new Compilation.ProgramContext(new Evaluation.RuleNode(null, "data"), new(0), new(0), new());

        for (var round = 0; round < 20; round++)
            context.Constants.Call.Charge(100_000_000);
    }
}
