namespace Plimsoll.Rego.Evaluation;

public sealed class PrintStepTests
{
    [Fact]
    public void What_is_printed_is_told_with_its_place_and_undefined_is_named()
    {
        var trace = new RegoTrace();
        var found = Policy.Compile("p if {\n  x := 1\n  print(\"x is\", x, input.absent, {\"a\": [x]})\n}").Prepare("data.p.p")
            .Evaluate(null, null, RegoSettings.Default, trace, TestContext.Current.CancellationToken);
        Assert.Equal("true", found?.ToJson());
        Assert.Equal(new RegoNote(new RegoLocation("p.rego", 4, 3), "x is 1 <undefined> {\"a\": [1]}"), Assert.Single(trace.Notes));
    }

    [Fact]
    public void An_argument_with_several_values_is_printed_with_each()
    {
        var trace = new RegoTrace();
        Policy.Compile("p if print([\"a\", \"b\"][_], [1, 2][_])").Prepare("data.p.p")
            .Evaluate(null, null, RegoSettings.Default, trace, TestContext.Current.CancellationToken);
        Assert.Equal(["a 1", "a 2", "b 1", "b 2"], trace.Notes.Select(note => note.Text));
    }

    [Fact]
    public void Nobody_listening_it_still_succeeds() => Assert.Equal("true", Policy.Value("p if print(input.absent)"));

    [Fact]
    public void Variables_that_it_prints_need_values() =>
        Assert.Contains("rego_unsafe_var_error: var x is unsafe", Policy.Mistake("p if print(x)"), StringComparison.Ordinal);
}
