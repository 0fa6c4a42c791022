using System.Globalization;

namespace Plimsoll.Rego.Compilation;

public sealed class AnnotationsTests
{
    [Fact]
    public void A_rule_reads_its_own_annotations() => Assert.Equal(
        "{\"custom\":{\"severity\":3},\"scope\":\"rule\",\"title\":\"first\"}",
        Policy.Value("# METADATA\n# title: first\n# custom:\n#   severity: 3\np := rego.metadata.rule()"));

    [Fact]
    public void The_chain_goes_from_the_rule_to_the_package() => Assert.Equal(
        "[\"rule\",\"document\"]",
        Policy.Value("# METADATA\n# scope: document\n# title: all\n\n# METADATA\n# title: one\np := [a.annotations.scope | some a in rego.metadata.chain()]"));

    [Fact]
    public void A_line_that_is_no_comment_ends_annotations() =>
        Assert.Equal("{\"scope\":\"rule\",\"title\":\"t\"}", Policy.Value("# METADATA\n# title: t\n\n# description: no\np := rego.metadata.rule()"));

    [Fact]
    public void Annotations_that_are_no_yaml_are_a_mistake() =>
        Assert.StartsWith("2:1: rego_parse_error: the annotations are no mapping of YAML", Policy.Mistake("# METADATA\n# [\np := 1"), StringComparison.Ordinal);

    [Fact]
    public void Tens_of_thousands_of_annotations_each_find_their_rule()
    {
        var rules = string.Join('\n', Enumerable.Range(0, 20_000).Select(index =>
            string.Create(CultureInfo.InvariantCulture, $"# METADATA\n# title: t{index}\np{index} := rego.metadata.rule().title")));

        Assert.Equal("\"t19999\"", Policy.Ask("data.p.p19999", rules));
    }

    [Fact]
    public void Annotations_have_at_most_a_hundred_thousand_lines() => Assert.Equal(
        "100002:1: rego_parse_error: more than 100000 lines of annotations",
        Policy.Mistake("# METADATA\n" + string.Concat(Enumerable.Repeat("#\n", 4_000_000)) + "p := 1"));
}
