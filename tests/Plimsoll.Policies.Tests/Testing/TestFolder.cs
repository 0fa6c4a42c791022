using Plimsoll.Cel.Kubernetes;
using Plimsoll.Model.Policies.Testing;

namespace Plimsoll.Policies.Testing;

/// <summary>A folder with policies and test files, which runs them.</summary>
sealed class TestFolder : IDisposable
{
    readonly string _path = Directory.CreateTempSubdirectory("plimsoll-policy-tests-").FullName;

    /// <summary>A policy that forbids names with an x, and skips what has the label skip.</summary>
    public const string NoX = """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: { name: no-x }
        spec:
          matchConstraints:
            resourceRules: [{ apiGroups: [""], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [configmaps] }]
          matchConditions:
            - { name: not-skipped, expression: "!has(object.metadata.labels) || !('skip' in object.metadata.labels)" }
          variables:
            - { name: upper, expression: "object.metadata.name.upperAscii()" }
          validations:
            - { expression: "!variables.upper.contains('X')", messageExpression: "variables.upper + ' has an X'", reason: Forbidden }
          auditAnnotations:
            - { key: name, valueExpression: "string(object.metadata.name)" }

        """;

    public string PathOf(string file) => Path.Combine(_path, file);

    public TestFolder With(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
        return this;
    }

    /// <summary>Runs the tests of x.test.yaml.</summary>
    public Task<PolicyTestRunResult> RunAsync(string filter = "") =>
        new PolicyTestRun(Samples.Now, KubernetesVersion.Newest) { Filter = filter }
            .RunAsync([PathOf("x.test.yaml")], TestContext.Current.CancellationToken);

    /// <summary>Runs tests of the policy in x.yaml.</summary>
    /// <param name="tests">The tests, as items of the list.</param>
    public Task<PolicyTestRunResult> RunTestsAsync(string tests) =>
        With("x.test.yaml", $"apiVersion: plimsoll.dev/v1\nkind: PolicyTest\ntests:\n{tests}").RunAsync();

    /// <summary>Runs one test of the policy <see cref="NoX"/>.</summary>
    /// <param name="name">The name of the ConfigMap.</param>
    /// <param name="rest">The rest of the test.</param>
    /// <param name="policies">The policies, in place of <see cref="NoX"/>.</param>
    public static async Task<PolicyTestCase> CaseAsync(string name, string rest, string policies = NoX)
    {
        using var folder = new TestFolder().With("x.yaml", policies);
        var run = await folder.RunTestsAsync(
            $"  - name: it\n    object: {{ apiVersion: v1, kind: ConfigMap, metadata: {{ name: {name} }} }}\n    {rest.Replace("\n", "\n    ", StringComparison.Ordinal)}");
        Assert.Empty(run.Mistakes);
        return Assert.Single(run.Cases);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
