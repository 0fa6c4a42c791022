using Plimsoll.Model.Policies;

namespace Plimsoll.Reports;

/// <summary>Renders a report to a text.</summary>
static class Rendering
{
    public static readonly ReportStyle Plain = new(Color: false, Width: 120, Verbose: false);

    public static string Of(IReport report, Examination examination, ReportStyle? style = null)
    {
        var output = new StringWriter { NewLine = "\n" };
        report.Write(examination, output, style ?? Plain);
        return output.ToString();
    }

    public static TheoryData<string> Samples { get; } = [.. Sample.All.Select(sample => sample.Name)];

    public static Examination Find(string name) => Sample.All.First(sample => sample.Name == name).Examination;
}
