using System.Runtime.CompilerServices;
using System.Text.Json;
using Plimsoll.Reports.Sboms;

namespace Plimsoll.Cli.Commands;

public sealed class SbomExaminerTests
{
    static readonly string[] Images = ["web.tar", "api.tar", "report.tar"];

    public static TheoryData<string, string> Documents =>
        [.. Images.SelectMany(image => SbomFormats.All.Select(format => (image, format.Name)))];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_scan_of_the_bill_of_an_image_finds_what_a_scan_of_the_image_finds(string image, string format)
    {
        var archive = Path.Combine(Root(), "samples", "shop", "images", image);
        var bill = Path.Combine(Terminal.NewFolder(), "bill");
        await Terminal.RunAsync("scan", archive, "--format", format, "--output", bill);

        var ofImage = await Findings("scan", archive);
        var ofBill = await Findings("scan", bill);

        Assert.NotEqual(0, ofImage.GetProperty("packages").GetArrayLength());
        foreach (var part in (string[])["distro", "digest", "platform", "packages", "vulnerabilities", "counts"])
            Assert.Equal(ofImage.GetProperty(part).GetRawText(), ofBill.GetProperty(part).GetRawText());
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_bill_in_another_format_and_back_is_the_same_bill(string image, string format)
    {
        var archive = Path.Combine(Root(), "samples", "shop", "images", image);
        var folder = Terminal.NewFolder();
        string[] bills = [Path.Combine(folder, "first"), Path.Combine(folder, "other")];
        await Terminal.RunAsync("scan", archive, "--format", "cyclonedx", "--output", bills[0]);

        await Terminal.RunAsync("scan", bills[0], "--format", format, "--output", bills[1]);
        var again = await Terminal.RunAsync("scan", bills[1], "--format", "cyclonedx");

        Assert.Equal(await File.ReadAllTextAsync(bills[0], TestContext.Current.CancellationToken), again.Output);
    }

    [Fact]
    public async Task It_is_read_from_standard_input()
    {
        const string Bill = """{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"type":"library","name":"lodash","purl":"pkg:npm/lodash@4.17.15"}]}""";

        var answer = await Terminal.RunWithAsync(Bill, "scan", "-", "--format", "json");

        Assert.Contains("\"pkg:npm/lodash@4.17.15\"", answer.Output, StringComparison.Ordinal);
        Assert.Contains("CVE-2020-8203", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_distribution_installed_is_compared_with_its_languages_advisories_where_that_is_asked_for()
    {
        const string Bill = """
            {"bomFormat":"CycloneDX","specVersion":"1.6","components":[
              {"type":"operating-system","name":"debian","version":"12"},
              {"type":"library","name":"lodash","version":"4.17.15","purl":"pkg:npm/lodash@4.17.15","properties":[
                {"name":"plimsoll:ecosystem","value":"npm"},{"name":"plimsoll:name","value":"lodash"},{"name":"plimsoll:version","value":"4.17.15"},
                {"name":"plimsoll:ownedBy","value":"node-lodash"}]}]}
            """;

        var usual = await Terminal.RunWithAsync(Bill, "scan", "-", "--format", "json");
        var asked = await Terminal.RunWithAsync(Bill, "scan", "-", "--format", "json", "--match-owned");

        Assert.Contains("\"ownedBy\": \"node-lodash\"", usual.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CVE-2020-8203", usual.Output, StringComparison.Ordinal);
        Assert.Contains("CVE-2020-8203", asked.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"2.0\"}", "versions 1.x are read")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\n\"specVersion\":", "line 2")]
    [InlineData("<bom xmlns='http://cyclonedx.org/schema/bom/1.6'><components>", "line 1")]
    [InlineData("{}", "expected CycloneDX")]
    public async Task A_broken_one_is_one_line_and_no_empty_result(string content, string expected)
    {
        var file = Path.Combine(Terminal.NewFolder(), "bill");
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);

        var answer = await Terminal.RunAsync("scan", file);

        Assert.Equal(ExitCode.Incomplete, answer.ExitCode);
        Assert.Contains(expected, Assert.Single(answer.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Empty(answer.Output);
    }

    [Fact]
    public async Task One_that_is_not_there_is_one_line()
    {
        var answer = await Terminal.RunAsync("scan", "sbom:/nonexistent/bill.json");

        Assert.Equal(ExitCode.WrongUse, answer.ExitCode);
        Assert.Contains("there is no file /nonexistent/bill.json", Assert.Single(answer.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    static async Task<JsonElement> Findings(params string[] arguments)
    {
        using var report = JsonDocument.Parse((await Terminal.RunAsync([.. arguments, "--format", "json"])).Output);
        return report.RootElement.GetProperty("images")[0].Clone();
    }

    static string Root([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
