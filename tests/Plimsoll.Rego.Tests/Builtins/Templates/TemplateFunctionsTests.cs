using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Templates;

public sealed class TemplateFunctionsTests
{
    [Theory]
    [InlineData("a {{.x}} b", "a 1 b")]
    [InlineData("{{.o.k}} {{.missing}} {{.list}} {{.o}}", "v <undefined> [1 2] map[k:v]")]
    [InlineData("{{if .f}}yes{{else if .x}}maybe{{else}}no{{end}}", "maybe")]
    [InlineData("{{range $i, $e := .list}}{{if $i}}, {{end}}{{$i}}={{$e}}{{end}}", "0=1, 1=2")]
    [InlineData("{{range .none}}x{{else}}nothing{{end}}", "nothing")]
    [InlineData("{{range $k, $v := .o}}{{$k}}:{{$v}}{{end}}", "k:v")]
    [InlineData("{{range .list}}{{if eq . 2}}{{break}}{{end}}{{.}}{{end}}", "1")]
    [InlineData("{{with .o}}{{.k}}{{$.x}}{{end}}", "v1")]
    [InlineData("{{$a := .x}}{{$a = 5}}{{$a}}", "5")]
    [InlineData("a {{- /* note */ -}} b", "ab")]
    [InlineData("{{printf \"%05d|%s\" .x \"é\"}}", "00001|é")]
    [InlineData("{{.list | len}} {{index .list 1}} {{index .o \"k\"}}", "2 2 v")]
    [InlineData("{{and .x .f}} {{or .f .x}} {{not .f}}", "false 1 true")]
    [InlineData("{{if and (gt .x 0) (lt .x 2)}}in{{end}}", "in")]
    [InlineData("{{`raw }}`}} {{print 1 2}}", "raw }} 1 2")]
    public void Templates_are_filled_in(string template, string expected) => Assert.Equal(new RegoString(expected).ToString(), Render(template));

    [Theory]
    [InlineData("{{")]
    [InlineData("{{if .x}}")]
    [InlineData("{{end}}")]
    [InlineData("{{.x.y}}")]
    [InlineData("{{$y}}")]
    [InlineData("{{nothing .x}}")]
    [InlineData("{{define \"a\"}}{{end}}")]
    [InlineData("{{.x .x}}")]
    [InlineData("{{range .x}}{{end}}")]
    [InlineData("{{lt .x \"a\"}}")]
    [InlineData("{{break}}")]
    [InlineData("{{\"a}}")]
    [InlineData("{{(.x}}")]
    [InlineData("{{.x | }}")]
    [InlineData("{{else}}")]
    public void What_is_no_template_is_told(string template) => Assert.StartsWith("template: ", Render(template), StringComparison.Ordinal);

    [Fact]
    public void Nesting_has_a_bound() =>
        Assert.StartsWith("template: ", Render("{{" + new string('(', 100_000)), StringComparison.Ordinal);

    [Fact]
    public void Loops_in_loops_meet_the_limit()
    {
        var list = new RegoArray([.. Enumerable.Repeat(RegoNumber.Of(1), 1_000)]);
        var values = RegoObject.Of([new(new RegoString("l"), list)]);
        var template = string.Concat(Enumerable.Repeat("{{range $.l}}", 6)) + "x" + string.Concat(Enumerable.Repeat("{{end}}", 6));
        Assert.Throws<RegoLimitException>(() => Answers.Of("strings.render_template", new RegoString(template), values));
    }

    static string Render(string template) => Answers.Of("strings.render_template", new RegoString(template), RegoObject.Of(
    [
        new(new RegoString("x"), RegoNumber.Of(1)),
        new(new RegoString("f"), RegoBoolean.False),
        new(new RegoString("list"), new RegoArray(RegoNumber.Of(1), RegoNumber.Of(2))),
        new(new RegoString("none"), RegoArray.Empty),
        new(new RegoString("o"), RegoObject.Of([new(new RegoString("k"), new RegoString("v"))])),
    ]));
}
