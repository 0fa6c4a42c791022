namespace Plimsoll.Rego.Compilation;

public sealed class AnnotationsTests
{
    [Fact]
    public void A_rule_knows_what_stands_before_it() => Assert.Equal(
        """{"authors":[{"email":"sea@example.org","name":"Sam"}],"custom":{"level":3},"scope":"rule","title":"Cargo"}""",
        Policy.Value("""
            # METADATA
            # title: Cargo
            # authors:
            # - Sam <sea@example.org>
            # custom:
            #   level: 3
            p := rego.metadata.rule()
            """));

    [Fact]
    public void A_rule_without_annotations_has_none() => Assert.Equal("{}", Policy.Value("p := rego.metadata.rule()"));

    [Fact]
    public void The_chain_goes_from_the_rule_to_its_package()
    {
        var module = RegoModule.Parse("a.rego", """
            # METADATA
            # scope: subpackages
            # organizations: [Harbour]
            package a.b

            # METADATA
            # scope: document
            # description: All of them
            p := 1 if false

            # METADATA
            # title: This one
            p := rego.metadata.chain()
            """);
        var chain = RegoProgram.Compile([module]).Prepare("[link.annotations.scope | some link in data.a.b.p]")
            .Evaluate(null, null, RegoSettings.Default, TestContext.Current.CancellationToken);
        Assert.Equal("""["rule","document","subpackages"]""", chain?.ToJson());
    }

    [Fact]
    public void Annotations_that_are_no_mapping_are_a_mistake_at_their_place() =>
        Assert.StartsWith("2:1: rego_parse_error: the annotations are no mapping of YAML", Policy.Mistake("# METADATA\n# - a\np := 1"), StringComparison.Ordinal);

    [Fact]
    public void Annotations_of_a_rule_before_nothing_are_a_mistake() =>
        Assert.Contains("scope \"rule\" cannot stand here", Policy.Mistake("p := 1\n# METADATA\n# title: lost"), StringComparison.Ordinal);
}
