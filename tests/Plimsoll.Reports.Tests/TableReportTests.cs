using CsCheck;
using Plimsoll.Model.Policies;

namespace Plimsoll.Reports;

public sealed class TableReportTests
{
    static readonly TableReport Report = new();

    public static TheoryData<string> Samples => Rendering.Samples;

    [Theory]
    [MemberData(nameof(Samples))]
    public void Looks_as_reviewed(string name) =>
        Golden.Equal($"table-{name}.txt", Rendering.Of(Report, Rendering.Find(name)));

    [Fact]
    public void Looks_as_reviewed_in_colour() =>
        Golden.Equal("table-gate-colour.txt", Rendering.Of(Report, Sample.Gate, new ReportStyle(true, 100, false)));

    [Fact]
    public void Looks_as_reviewed_when_verbose() =>
        Golden.Equal("table-gate-verbose.txt", Rendering.Of(Report, Sample.Gate, new ReportStyle(false, 100, true)));

    [Fact]
    public void Objects_that_only_policies_were_asked_about_are_counted()
    {
        var text = Rendering.Of(Report, Rendering.Find("empty") with { Objects = 2 });

        Assert.StartsWith("2 objects, nothing found.", text, StringComparison.Ordinal);
        Assert.Contains("PASS  2 objects  nothing denied", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_another_one_installed_is_not_counted_twice()
    {
        var scan = Sample.Scan;
        var facts = scan.Images[0].Facts;
        var owned = facts with { Packages = [.. facts.Packages, facts.Packages[0] with { OwnedBy = "node" }] };

        Assert.Contains(
            $"{facts.Packages.Length} packages and 1 inside them",
            Rendering.Of(Report, scan with { Images = [scan.Images[0] with { Facts = owned }] }, new ReportStyle(false, 200, false)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_line_tells_of_demonstration_data() =>
        Assert.StartsWith("DEMONSTRATION DATA", Rendering.Of(Report, Sample.Gate));

    [Fact]
    public void Says_nothing_of_demonstration_data_with_a_real_database() =>
        Assert.DoesNotContain("DEMONSTRATION", Rendering.Of(Report, Sample.Scan));

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_last_line_is_the_verdict_with_its_exit_code(string name)
    {
        var last = Rendering.Of(Report, Rendering.Find(name)).TrimEnd('\n').Split('\n')[^1];

        Assert.Matches("^(PASS|DENIED|INCOMPLETE)  .*  exit code [013]$", last);
    }

    [Fact]
    public void An_image_that_two_workloads_run_is_told_once()
    {
        var text = Rendering.Of(Report, Sample.Gate);

        Assert.Equal(text.IndexOf("CVE-2023-0286", StringComparison.Ordinal), text.LastIndexOf("CVE-2023-0286", StringComparison.Ordinal));
        Assert.Contains("see Deployment shop/web", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_vulnerability_of_two_files_is_one_row_that_counts_them()
    {
        var text = Rendering.Of(Report, Sample.TwoFiles);

        Assert.Equal(1, text.Split("CVE-2020-8203").Length - 1);
        Assert.Contains("node_modules/lodash/package.json (+1)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_vulnerabilities_are_summarised_and_listed_when_verbose()
    {
        var examination = Sample.Many(40);

        Assert.Contains("+ 30 more denied; --verbose shows all", Rendering.Of(Report, examination), StringComparison.Ordinal);
        var verbose = Rendering.Of(Report, examination, Rendering.Plain with { Verbose = true });
        Assert.DoesNotContain("more denied", verbose, StringComparison.Ordinal);
        Assert.Contains("CVE-2099-000039", verbose, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(160)]
    public void Rows_of_vulnerabilities_fit_the_terminal(int width)
    {
        var lines = Rendering.Of(Report, Sample.Gate, new ReportStyle(false, width, false)).Split('\n');

        Assert.DoesNotContain(lines, line => line.Contains("CVE-", StringComparison.Ordinal) && line.Length > width);
    }

    [Fact]
    public void Without_a_terminal_nothing_is_cut()
    {
        var text = Rendering.Of(Report, Sample.Gate, new ReportStyle(false, 0, false));

        Assert.DoesNotContain("…", text, StringComparison.Ordinal);
        Assert.Contains("app/shop/node_modules/lodash/package.json", text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_of_an_image_or_manifest_reaches_the_terminal_as_a_control_character() =>
        Gen.String.Sample(
            text =>
            {
                var plain = Rendering.Of(Report, Sample.Damaged("a\e[31m" + text));
                return !plain.Any(character => char.IsControl(character) && character != '\n') && !plain.Contains('\u202E');
            },
            iter: 300);

    [Fact]
    public void Without_colour_there_is_no_ansi_sequence() =>
        Assert.DoesNotContain("\e", Rendering.Of(Report, Sample.Gate), StringComparison.Ordinal);

    [Fact]
    public void An_image_named_by_a_workload_but_not_scanned_is_not_shown_as_clean()
    {
        var text = Rendering.Of(Report, Sample.Gate);

        Assert.Contains("image registry.example/shop/report:0.9   container report\n    not examined", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pass_that_missed_something_is_told_as_incomplete() =>
        Assert.Equal(Outcome.Incomplete, Sample.UnreadOnly.Verdict.Outcome);
}
