using Plimsoll.Model.Images;
using Plimsoll.Model.Policies;

namespace Plimsoll.Reports;

public sealed class SummaryTests
{
    [Theory]
    [InlineData("gate", 1, 2, 3)]
    [InlineData("check", 1, 1, 1)]
    [InlineData("scan", 0, 0, 0)]
    [InlineData("empty", 0, 0, 0)]
    [InlineData("unread-only", 3, 0, 0)]
    public void Counts_what_is_denied(string name, int exitCode, int workloads, int findings)
    {
        var summary = Of(Rendering.Find(name));

        Assert.Equal(exitCode, summary.ExitCode);
        Assert.Equal(workloads, summary.DeniedWorkloads);
        Assert.Equal(findings, summary.Denied);
    }

    [Fact]
    public void Two_workloads_of_one_name_in_two_files_keep_their_own_findings()
    {
        var web = Sample.Check.Workloads[0];
        var twin = web with { Location = web.Location with { File = "other.yaml" } };
        var examination = Sample.Check with { Workloads = [twin, web] };

        Assert.Equal([0, 1], WorkloadFindings.Of(examination).Take(2).Select(workload => workload.Decisions.Length));
    }

    [Theory]
    [InlineData(ScanTarget.Folder, "1 folder")]
    [InlineData(ScanTarget.Sbom, "1 SBOM")]
    [InlineData(ScanTarget.Image, "1 image")]
    public void What_was_scanned_is_called_what_it_is(ScanTarget target, string expected)
    {
        var image = Sample.Scan.Images[0];
        var examination = Sample.Scan with { Images = [image with { Facts = image.Facts with { Target = target } }] };

        Assert.Contains(expected, Of(examination).Line(TimeSpan.Zero), StringComparison.Ordinal);
    }

    static Summary Of(Examination examination) =>
        Summary.Of(examination, WorkloadFindings.Of(examination), ImageFindings.Of(examination));
}
