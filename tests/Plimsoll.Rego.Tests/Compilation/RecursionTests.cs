using System.Globalization;

namespace Plimsoll.Rego.Compilation;

public sealed class RecursionTests
{
    [Theory]
    [InlineData("p := p", "2:1: rego_recursion_error: rule data.p.p is recursive: data.p.p -> data.p.p")]
    [InlineData("p := q\nq := r\nr := q", "3:1: rego_recursion_error: rule data.p.q is recursive: data.p.q -> data.p.r -> data.p.q")]
    [InlineData("f(x) := f(x)", "2:1: rego_recursion_error: rule data.p.f is recursive: data.p.f -> data.p.f")]
    [InlineData("p if data.p[x]", "2:1: rego_recursion_error: rule data.p.p is recursive: data.p.p -> data.p.p")]
    [InlineData("p if data", "2:1: rego_recursion_error: rule data.p.p is recursive: data.p.p -> data.p.p")]
    [InlineData("p := [x | some x in q]\nq contains 1 if not p", "2:1: rego_recursion_error: rule data.p.p is recursive: data.p.p -> data.p.q -> data.p.p")]
    [InlineData("p if true with input as q\nq := p", "2:1: rego_recursion_error: rule data.p.p is recursive: data.p.p -> data.p.q -> data.p.p")]
    public void A_rule_that_needs_itself_is_a_mistake(string rules, string mistake) => Assert.Equal(mistake, Policy.Mistake(rules));

    [Theory]
    [InlineData("f(x) := p\np := 1", "1")]
    [InlineData("p := 1 if not data.q\nq := 2", "1")]
    [InlineData("p := data.p[\"q\"]\nq := 2", "2")]
    public void A_rule_that_does_not_is_none(string rules, string json) => Assert.Equal(json, Policy.Value(rules));

    [Fact]
    public void A_circle_of_thousands_of_rules_is_told_in_short()
    {
        var rules = string.Join('\n', Enumerable.Range(0, 3_000).Select(index => string.Create(CultureInfo.InvariantCulture, $"p{index} := p{(index + 1) % 3_000}")));

        var mistake = Policy.Mistake(rules);

        Assert.StartsWith("2:1: rego_recursion_error: rule data.p.p0 is recursive: data.p.p0 -> data.p.p1 -> ", mistake, StringComparison.Ordinal);
        Assert.EndsWith("-> 2980 more", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_rules_that_need_a_whole_package_of_many_rules_take_no_time_by_the_product()
    {
        var readers = string.Join('\n', Enumerable.Range(0, 20_000).Select(index => string.Create(CultureInfo.InvariantCulture, $"p{index} if data.q[_]")));
        var read = string.Join('\n', Enumerable.Range(0, 20_000).Select(index => string.Create(CultureInfo.InvariantCulture, $"q{index} := 1")));

        var program = RegoProgram.Compile([RegoModule.Parse("p.rego", "package p\n" + readers), RegoModule.Parse("q.rego", "package q\n" + read)]);

        Assert.Equal(20_000, program.RulesNamed("p").Count());
    }
}
