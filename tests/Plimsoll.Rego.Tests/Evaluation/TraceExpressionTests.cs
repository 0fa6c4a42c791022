namespace Plimsoll.Rego.Evaluation;

public sealed class TraceExpressionTests
{
    [Fact]
    public void A_note_is_told_and_is_true()
    {
        var trace = new RegoTrace();
        var found = Policy.Compile("p := trace(sprintf(\"x %v\", [1]))").Prepare("data.p.p")
            .Evaluate(null, null, RegoSettings.Default, trace, TestContext.Current.CancellationToken);
        Assert.Equal(("true", "x 1"), (found?.ToJson(), Assert.Single(trace.Notes).Text));
    }

    [Fact]
    public void What_is_no_text_is_undefined() => Assert.Null(Policy.Value("p := trace(input.number)", """{"number": 1}"""));
}
