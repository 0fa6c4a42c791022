using System.Collections.Immutable;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Model.Policies.Suites;

namespace Plimsoll.Policies.Gatekeeper.Suites;

/// <summary>A folder with a Suite and what it names, which runs it.</summary>
sealed class SuiteFolder : IDisposable
{
    readonly string _path = Directory.CreateTempSubdirectory("plimsoll-suites-").FullName;

    public SuiteFolder()
    {
        With("template.yaml", Gate.Template("""
                  code:
                  - engine: K8sNativeValidation
                    source:
                      validations:
                      - {expression: "params.labels.all(l, l in object.metadata.labels)", messageExpression: "'no ' + params.labels.join(', ')"}
            """));
        With("rego.yaml", Gate.Template("""
                  rego: |
                    package k8slabels
                    violation[{"msg": msg}] {
                      label := input.parameters.labels[_]
                      not input.review.object.metadata.labels[label]
                      msg := sprintf("no <%v>", [label])
                    }
            """));
        With("constraint.yaml", Gate.Constraint("{parameters: {labels: [team, app]}}"));
        With("invalid.yaml", Gate.Constraint("{parameters: {labels: none}}"));
        With("bare.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: bare}\n");
        With("both.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: both, labels: {team: a, app: b}}\n");
    }

    public string PathOf(string file) => Path.Combine(_path, file);

    public SuiteFolder With(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
        return this;
    }

    /// <summary>Writes a Suite of tests.</summary>
    /// <param name="tests">The tests, as items of the list.</param>
    public SuiteFolder WithSuite(string tests) =>
        With("suite.yaml", $"apiVersion: test.gatekeeper.sh/v1alpha1\nkind: Suite\nmetadata: {{name: labels}}\ntests:\n{tests}");

    /// <summary>Writes a Suite of one test with Rego and one case.</summary>
    /// <param name="assertions">Of the case, in flow style.</param>
    /// <param name="file">Of its object.</param>
    public SuiteFolder WithCase(string assertions, string file = "bare.yaml") => WithSuite($$"""
        - name: test
          template: rego.yaml
          constraint: constraint.yaml
          cases:
          - name: case
            object: {{file}}
            assertions: {{assertions}}
        """);

    public async Task<SuiteSearch> SearchAsync() => await SuiteSearch.InAsync([_path], TestContext.Current.CancellationToken);

    public async Task<ImmutableArray<SuiteResult>> RunAsync(string filter = "", GatekeeperEngine engine = GatekeeperEngine.Preferred)
    {
        var search = await SearchAsync();
        Assert.Empty(search.Unread);
        Assert.True(SuiteFilter.TryParse(filter, out var read, out var problem), problem);
        return await new SuiteRun(KubernetesVersion.Newest, engine, TimeProvider.System) { Filter = read }
            .RunAsync(search.Suites, TestContext.Current.CancellationToken);
    }

    /// <summary>Runs a Suite with one test.</summary>
    public async Task<SuiteTestResult> TestAsync(string filter = "", GatekeeperEngine engine = GatekeeperEngine.Preferred) =>
        Assert.Single(Assert.Single(await RunAsync(filter, engine)).Tests);

    /// <summary>Runs a Suite with one test that has one case.</summary>
    public async Task<SuiteCaseResult> CaseAsync() => Assert.Single((await TestAsync()).Cases);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
