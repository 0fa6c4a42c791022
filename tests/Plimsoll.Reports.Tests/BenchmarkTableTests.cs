namespace Plimsoll.Reports;

public sealed class BenchmarkTableTests
{
    [Fact]
    public void The_report_is_as_reviewed() => Golden.Equal("benchmark-table.txt", BenchmarkSample.Render(new BenchmarkTable()));
}
