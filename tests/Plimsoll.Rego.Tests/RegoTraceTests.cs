namespace Plimsoll.Rego;

public sealed class RegoTraceTests
{
    [Fact]
    public void Lines_are_counted_by_how_often_they_were_reached_and_held()
    {
        var trace = new RegoTrace();
        Policy.Compile(
            """
            p if {
              some x in [1, 2, 3]
              x > 1
              x > 2
              not x == 4
            }
            q if {
              false
            }
            """).Prepare("data.p.p").Evaluate(null, null, RegoSettings.Default, trace, TestContext.Current.CancellationToken);

        var lines = trace.Lines.Where(line => line.Key.Column == 3).ToDictionary(line => line.Key.Row, line => (line.Value.Reached, line.Value.Held));

        Assert.Equal((1, 1), lines[3]);
        Assert.Equal((3, 2), lines[4]);
        Assert.Equal((2, 1), lines[5]);
        Assert.Equal(1, lines[6].Held);
        Assert.DoesNotContain(trace.Lines.Keys, place => place.Row >= 8);
    }

    [Fact]
    public void Lines_beyond_the_most_that_are_kept_are_counted_as_one()
    {
        var trace = new RegoTrace();
        for (var row = 1; row <= RegoTrace.MaxLines + 10; row++)
            trace.Note(new RegoLocation("p.rego", row, 1), holds: true);

        Assert.Equal(RegoTrace.MaxLines + 1, trace.Lines.Count);
        Assert.Equal(new RegoLineCount(10, 10), trace.Lines[default]);
    }
}
