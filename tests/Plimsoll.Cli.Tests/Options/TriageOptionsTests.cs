using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Plimsoll.Cli.Options;

public sealed class TriageOptionsTests
{
    const string Bill = """
        {"bomFormat":"CycloneDX","specVersion":"1.6","serialNumber":"urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79","version":1,
         "metadata":{"component":{"bom-ref":"root","type":"application","name":"shop"}},
         "components":[{"bom-ref":"l","type":"library","name":"lodash","version":"4.17.15","purl":"pkg:npm/lodash@4.17.15"}],
         "vulnerabilities":[{"id":"CVE-2020-8203","analysis":{"state":"STATE","detail":"why"},"affects":[{"ref":"l"}]}]}
        """;

    static readonly string Samples = Path.Combine(Root(), "samples");
    static readonly string Shop = Path.Combine(Samples, "shop");

    [Fact]
    public async Task The_samples_set_apart_what_they_are_about()
    {
        var answer = await Terminal.RunAsync(
            "gate", Shop, "--vex", Path.Combine(Samples, "vex"), "--exceptions", Path.Combine(Samples, "exceptions"), "--format", "json");
        using var report = JsonDocument.Parse(answer.Output);
        var suppressed = report.RootElement.GetProperty("decisions").EnumerateArray()
            .Where(decision => decision.TryGetProperty("suppression", out _))
            .Select(decision => $"{decision.GetProperty("id")} {decision.GetProperty("package")} {decision.GetProperty("suppression").GetProperty("kind")}");

        Assert.Equal(
            ["CVE-2020-14343 PyYAML Exception", "CVE-2020-1747 PyYAML Exception", "CVE-2021-22945 curl Vex", "CVE-2021-22945 libcurl4 Vex"],
            suppressed.Where(line => !line.EndsWith("Vendor", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.False(report.RootElement.TryGetProperty("notes", out _));
    }

    [Theory]
    [InlineData("table", "suppressed: CVE-2021-22945 ")]
    [InlineData("json", "\"justification\": \"vulnerable_code_not_in_execute_path\"")]
    [InlineData("sarif", "\"suppressions\"")]
    [InlineData("junit", "suppressed: ")]
    public async Task What_does_not_count_stays_in_every_format(string format, string expected)
    {
        var answer = await Terminal.RunAsync("gate", Shop, "--vex", Path.Combine(Samples, "vex", "report.openvex.json"), "--format", format);

        Assert.Contains(expected, answer.Output, StringComparison.Ordinal);
        Assert.Contains("The report speaks no MQTT.", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_was_written_is_understood_when_it_is_read_again()
    {
        var image = Path.Combine(Shop, "images", "report.tar");
        var file = Path.Combine(Terminal.NewFolder(), "report.openvex.json");
        await Terminal.RunAsync("scan", image, "--format", "openvex", "--author", "Shop", "--output", file);
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, text.Replace("\"status\": \"affected\"", "\"status\": \"fixed\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var answer = await Terminal.RunAsync("scan", image, "--vex", file, "--format", "json");
        using var report = JsonDocument.Parse(answer.Output);

        Assert.Contains("\"author\": \"Shop\"", text, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Pass, answer.ExitCode);
        Assert.False(report.RootElement.TryGetProperty("notes", out _));
        Assert.All(report.RootElement.GetProperty("images")[0].GetProperty("vulnerabilities").EnumerateArray(), match => Assert.True(match.TryGetProperty("suppression", out _)));
    }

    [Theory]
    [InlineData("not_affected", ExitCode.Pass)]
    [InlineData("exploitable", ExitCode.Denied)]
    public async Task The_analyses_inside_a_bill_that_is_scanned_count(string state, int exitCode)
    {
        var bill = Bill.Replace("STATE", state, StringComparison.Ordinal);
        var file = Path.Combine(Terminal.NewFolder(), "bill.json");
        await File.WriteAllTextAsync(file, bill, TestContext.Current.CancellationToken);
        string[] others = ["--exceptions", await WriteAsync(".trivyignore", "# others\nCVE-2021-23337\nCVE-2019-10744\nCVE-2020-28500\nCVE-2018-16487\nCVE-2019-1010266")];

        Assert.Equal(exitCode, (await Terminal.RunAsync(["scan", file, .. others])).ExitCode);
        Assert.Equal(exitCode, (await Terminal.RunWithAsync(bill, ["scan", "-", .. others])).ExitCode);
    }

    [Fact]
    public async Task The_bill_of_a_scan_keeps_what_is_said()
    {
        var file = await WriteAsync("bill.json", Bill.Replace("STATE", "not_affected", StringComparison.Ordinal));

        var answer = await Terminal.RunAsync("scan", file, "--format", "cyclonedx");

        Assert.Contains("\"state\": \"not_affected\"", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--vex", "missing.json", "--vex missing.json: no such file or folder.")]
    [InlineData("--exceptions", "missing.yaml", "missing.yaml: no such file or folder.")]
    public async Task A_path_that_is_not_there_is_wrong_use(string option, string path, string message)
    {
        var answer = await Terminal.RunAsync("gate", Shop, option, path);

        Assert.Equal(ExitCode.WrongUse, answer.ExitCode);
        Assert.Contains(message, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_an_exception_is_wrong_use()
    {
        var answer = await Terminal.RunAsync("check", Path.Combine(Shop, "web.yaml"), "--exceptions", Path.Combine(Shop, "web.yaml"));

        Assert.Equal(ExitCode.WrongUse, answer.ExitCode);
        Assert.Contains("no exception in it", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_document_is_not_examined_and_told_with_its_place()
    {
        var file = await WriteAsync("broken.json", """{ "@context": "https://openvex.dev/ns", "author": "A", "statements": [{ "status": "safe" }] }""");

        var answer = await Terminal.RunAsync("scan", Path.Combine(Shop, "images", "web.tar"), "--vex", file);

        Assert.Equal(ExitCode.Incomplete, answer.ExitCode);
        Assert.Contains("statements[0].status: \"safe\" is no status", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_lets_a_finding_on_an_object_pass_in_check()
    {
        var exceptions = await WriteAsync("exceptions.yaml", """
            apiVersion: plimsoll.dev/v1
            kind: Exception
            metadata: {name: api}
            spec: {policies: ["PLM-PSS-*"], objects: [{kind: Deployment, name: api}], reason: it is replaced, owner: shop-team, expires: never}
            """);
        var manifest = Path.Combine(Shop, "api.yaml");

        Assert.Equal(ExitCode.Denied, (await Terminal.RunAsync("check", manifest)).ExitCode);
        Assert.Equal(ExitCode.Pass, (await Terminal.RunAsync("check", manifest, "--exceptions", exceptions)).ExitCode);
    }

    [Fact]
    public async Task An_exception_among_the_manifests_that_are_judged_lets_nothing_pass()
    {
        var folder = Path.GetDirectoryName(await WriteAsync("exceptions.yaml", """
            apiVersion: plimsoll.dev/v1
            kind: Exception
            metadata: {name: api}
            spec: {policies: ["*"], objects: [{name: "*"}], reason: x, owner: x, expires: never}
            """))!;

        Assert.Equal(ExitCode.Denied, (await Terminal.RunAsync("check", folder, Path.Combine(Shop, "api.yaml"))).ExitCode);
    }

    [Theory]
    [InlineData("table", "VEX          affected by Shop, ")]
    [InlineData("json", "\"action\": \"update soon\"")]
    public async Task An_explanation_tells_what_is_said(string format, string expected)
    {
        var vex = await WriteAsync("openssl.json", """
            {
              "@context": "https://openvex.dev/ns/v0.2.0", "author": "Shop",
              "statements": [{ "vulnerability": { "name": "CVE-2021-3711" }, "products": [{ "@id": "pkg:deb/debian/openssl?arch=source" }], "status": "affected", "action_statement": "update soon" }]
            }
            """);

        var answer = await Terminal.RunAsync("explain", "CVE-2021-3711", Path.Combine(Shop, "images", "report.tar"), "--vex", vex, "--format", format);

        Assert.Contains(expected, answer.Output, StringComparison.Ordinal);
    }

    static async Task<string> WriteAsync(string name, string content)
    {
        var file = Path.Combine(Terminal.NewFolder(), name);
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        return file;
    }

    static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
