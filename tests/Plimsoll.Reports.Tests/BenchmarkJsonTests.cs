namespace Plimsoll.Reports;

public sealed class BenchmarkJsonTests
{
    [Fact]
    public void The_report_is_as_reviewed() => Golden.Equal("benchmark.json", BenchmarkSample.Render(new BenchmarkJson()));
}
