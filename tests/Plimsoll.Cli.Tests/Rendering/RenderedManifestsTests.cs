using Microsoft.Extensions.Time.Testing;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Cli.Rendering;

public sealed class RenderedManifestsTests
{
    const string Privileged = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: a, image: i, securityContext: {privileged: true} }] }\n";

    readonly string _programs = Terminal.NewFolder();
    readonly string _chart = Terminal.NewFolder();

    public RenderedManifestsTests() => File.WriteAllText(Path.Combine(_chart, "Chart.yaml"), "apiVersion: v2\nname: shop\nversion: 1.0.0\n");

    [Fact]
    public async Task A_chart_is_rendered_by_helm_and_findings_point_at_its_templates()
    {
        Program("helm", $"printf '%s\\n' \"$@\" > {_programs}/arguments\ncat <<'END'\n---\n# Source: shop/templates/pod.yaml\n{Privileged}END\n");
        Put(Path.Combine(_chart, "prod.yaml"), "");
        var answer = await Terminal.RunWithProgramsAsync(_programs, "check", $"helm:{_chart},values={_chart}/prod.yaml,set=a=b");

        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        Assert.Contains($"DENY  {_chart}/templates/pod.yaml:4  PLM-PSS-0002", answer.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["template", "release-name", _chart, "--include-crds", $"--values={_chart}/prod.yaml", "--set=a=b"],
            await File.ReadAllLinesAsync(Path.Combine(_programs, "arguments"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Both_sides_of_a_comparison_can_be_charts()
    {
        Program("helm", $"cat <<'END'\n---\n# Source: shop/templates/pod.yaml\n{Privileged}END\n");

        var answer = await Terminal.RunWithProgramsAsync(_programs, "netpol", "diff", $"helm:{_chart},set=a=1", $"helm:{_chart},set=a=2");

        Assert.Equal(ExitCode.Pass, answer.ExitCode);
    }

    [Fact]
    public async Task A_failure_shows_in_one_line_what_the_program_says()
    {
        Program("helm", "echo 'Error: line one' >&2\nprintf '\\033[31mline two\\n' >&2\nexit 3\n");
        var answer = await Terminal.RunWithProgramsAsync(_programs, "check", "helm:" + _chart);

        Assert.Equal(ExitCode.WrongUse, answer.ExitCode);
        Assert.Equal($"plimsoll: helm:{_chart}: helm failed with exit code 3: Error: line one [31mline two\n", answer.Error);
    }

    [Theory]
    [InlineData("helm:", "needs the program helm, which is not on the PATH")]
    [InlineData("kustomize:", "needs the program kustomize or kubectl, which is not on the PATH")]
    public async Task A_program_that_is_not_installed_is_named(string prefix, string expected)
    {
        var answer = await Terminal.RunWithProgramsAsync(_programs, "check", prefix + _chart);

        Assert.Equal(ExitCode.WrongUse, answer.ExitCode);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_program_that_does_not_end_is_ended()
    {
        Program("helm", "exec sleep 600\n");
        var time = new FakeTimeProvider();
        var surroundings = new Surroundings(
            Stream.Null, TextWriter.Null, TextWriter.Null, false, false, 0, name => name == "PATH" ? _programs + ":/usr/bin:/bin" : null, time);
        var reading = RenderedManifests.ReadAsync(RenderedPath.Parse("helm:" + _chart)!, surroundings, TestContext.Current.CancellationToken);
        while (!reading.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.Contains("took longer than 120 seconds", (await Assert.ThrowsAsync<UsageException>(() => reading)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_in_a_folder_is_told_once_and_its_plain_templates_are_read()
    {
        var templates = Directory.CreateDirectory(Path.Combine(_chart, "templates")).FullName;
        Put(Path.Combine(templates, "a.yaml"), "{{- if .Values.a }}\nkind: {{ .Values.kind }}\n{{- end }}\n");
        Put(Path.Combine(templates, "b.yaml"), "metadata:\n  name: {{ .Values.name }}\n  {{- end }}\n");
        Put(Path.Combine(templates, "c.yaml"), Privileged);
        var answer = await Terminal.RunAsync("check", _chart);

        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        Assert.Contains("PLM-PSS-0002", answer.Output, StringComparison.Ordinal);
        Assert.Contains($"a Helm chart, 2 of its templates are not YAML before they are rendered: give helm:{_chart}", Flat(answer.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kustomization_that_is_not_built_is_hinted_at()
    {
        Put(Path.Combine(_chart, "kustomization.yaml"), "resources: [pod.yaml]\n");
        Put(Path.Combine(_chart, "pod.yaml"), Privileged);
        var answer = await Terminal.RunAsync("check", _chart);

        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        Assert.Equal($"plimsoll: {_chart}/kustomization.yaml is not built, its files are read one by one; kustomize:{_chart} reads what it builds.\n", answer.Error);
    }

    [Fact]
    public async Task The_installed_kustomize_builds()
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        Assert.SkipUnless(Has(path, "kustomize") || Has(path, "kubectl"), "neither kustomize nor kubectl is installed");
        Put(Path.Combine(_chart, "kustomization.yaml"), "resources: [pod.yaml]\nnamePrefix: prod-\n");
        Put(Path.Combine(_chart, "pod.yaml"), Privileged);
        var answer = await Terminal.RunWithProgramsAsync(path, "check", "kustomize:" + _chart);

        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        Assert.Contains("Pod prod-web", answer.Output, StringComparison.Ordinal);
        Assert.Contains($"{_chart}/kustomization.yaml:", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_installed_helm_renders()
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        Assert.SkipUnless(Has(path, "helm"), "helm is not installed");
        var templates = Directory.CreateDirectory(Path.Combine(_chart, "templates")).FullName;
        Put(Path.Combine(templates, "pod.yaml"), Privileged.Replace("name: web", "name: {{ .Values.name }}", StringComparison.Ordinal));
        var answer = await Terminal.RunWithProgramsAsync(path, "check", $"helm:{_chart},set=name=rendered");

        Assert.Contains("Pod rendered", answer.Output, StringComparison.Ordinal);
        Assert.Contains($"{_chart}/templates/pod.yaml:", answer.Output, StringComparison.Ordinal);
    }

    static bool Has(string path, string program) => path.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    static void Put(string file, string text) => File.WriteAllText(file, text);

    void Program(string name, string script)
    {
        var file = Path.Combine(_programs, name);
        Put(file, "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
