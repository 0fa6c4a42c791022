using Plimsoll.Cel.Kubernetes;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies.Testing;

namespace Plimsoll.Policies.Testing;

public sealed class PolicyTestRunTests
{
    const string Test = """
        apiVersion: plimsoll.dev/v1
        kind: PolicyTest
        metadata: { name: names }
        policies: x.yaml
        tests:
          - { name: good, object: { apiVersion: v1, kind: ConfigMap, metadata: { name: a } }, expect: allow }
          - { name: bad, object: { apiVersion: v1, kind: ConfigMap, metadata: { name: x } }, expect: deny }

        """;

    [Fact]
    public async Task A_file_of_tests_that_all_pass_is_a_suite()
    {
        using var folder = new TestFolder().With("x.yaml", TestFolder.NoX).With("x.test.yaml", Test);

        var run = await folder.RunAsync();

        var suite = Assert.Single(run.Suites);
        Assert.Equal(("names", "1.37", 2), (suite.Name, suite.KubernetesVersion, suite.Cases.Length));
        Assert.All(suite.Cases, test => Assert.Equal(PolicyTestResult.Passed, test.Result));
        Assert.Empty(run.Unread);
        Assert.Empty(run.Mistakes);
    }

    [Theory]
    [InlineData("bad", 1)]
    [InlineData("BAD", 1)]
    [InlineData("o", 1)]
    [InlineData("a", 1)]
    [InlineData("other", 0)]
    public async Task A_filter_chooses_tests_by_their_names(string filter, int expected)
    {
        using var folder = new TestFolder().With("x.yaml", TestFolder.NoX).With("x.test.yaml", Test);

        Assert.Equal(expected, (await folder.RunAsync(filter)).Cases.Count());
    }

    [Theory]
    [InlineData("policies: x.yaml\n", "")]
    [InlineData("policies: [nope/../x.yaml]\n", "")]
    [InlineData("policies: './x*.yaml'\n", "")]
    [InlineData("policies: .\n", "")]
    [InlineData("", "")]
    [InlineData("policies: other.yaml\n", "no such file or folder")]
    [InlineData("policies: 'other*.yaml'\n", "no manifest there")]
    [InlineData("policies: 'nowhere/*.yaml'\n", "no such folder")]
    public async Task Policies_are_found_by_path_and_pattern_or_beside_the_test(string policies, string problem)
    {
        using var folder = new TestFolder().With("x.yaml", TestFolder.NoX)
            .With("x.test.yaml", Test.Replace("policies: x.yaml\n", policies, StringComparison.Ordinal));

        var run = await folder.RunAsync();

        Assert.Equal(problem.Length == 0, run.Unread.IsEmpty);
        Assert.Contains(problem, string.Join('\n', run.Unread.Select(unread => unread.Detail)), StringComparison.Ordinal);
        Assert.Equal(problem.Length == 0 ? 2 : 0, run.Count(PolicyTestResult.Passed));
        Assert.Equal(problem.Length == 0 ? 0 : 2, run.Count(PolicyTestResult.NotRun));
    }

    [Fact]
    public async Task Policies_may_stand_in_the_test_file_itself()
    {
        using var folder = new TestFolder()
            .With("x.test.yaml", TestFolder.NoX + "---\n" + Test.Replace("policies: x.yaml\n", "", StringComparison.Ordinal));

        Assert.Equal(2, (await folder.RunAsync()).Count(PolicyTestResult.Passed));
    }

    [Fact]
    public async Task Tests_of_a_policy_that_does_not_compile_are_not_run()
    {
        using var folder = new TestFolder()
            .With("x.yaml", TestFolder.NoX.Replace("contains('X')", "contain('X')", StringComparison.Ordinal)).With("x.test.yaml", Test);

        var run = await folder.RunAsync();

        Assert.Equal(2, run.Count(PolicyTestResult.NotRun));
        Assert.Contains("contain", Assert.Single(run.Unread).Detail, StringComparison.Ordinal);
        Assert.Equal(12, run.Unread[0].Location?.Line);
    }

    [Theory]
    [InlineData("kubernetesVersion: \"1.30\"", "1.30", "")]
    [InlineData("kubernetesVersion: \"1.2\"", "", "expected 1.26 or later")]
    [InlineData("kubernetesVersion: 1.30", "1.37", "kubernetesVersion: expected text")]
    [InlineData("kubernetesversion: \"1.30\"", "1.37", "kubernetesversion: there is no such field")]
    public async Task The_version_of_a_file_counts_and_a_wrong_one_is_a_mistake(string field, string version, string mistake)
    {
        using var folder = new TestFolder().With("x.yaml", TestFolder.NoX).With("x.test.yaml", $"{Test}{field}\n");

        var run = await folder.RunAsync();

        Assert.Equal(version, run.Suites.Select(suite => suite.KubernetesVersion).FirstOrDefault(""));
        Assert.Contains(mistake, string.Join('\n', run.Mistakes.Select(unread => unread.Detail)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n", UnreadReason.Unsupported)]
    [InlineData("kind: [\n", UnreadReason.Malformed)]
    [InlineData("a: 1\n", UnreadReason.Unsupported)]
    public async Task A_file_without_a_test_is_a_mistake(string text, UnreadReason reason)
    {
        using var folder = new TestFolder().With("x.test.yaml", text);

        var run = await folder.RunAsync();

        Assert.Equal(reason, Assert.Single(run.Mistakes).Reason);
        Assert.Empty(run.Suites);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_unread()
    {
        using var folder = new TestFolder();

        Assert.Equal(UnreadReason.Missing, Assert.Single((await folder.RunAsync()).Unread).Reason);
    }

    [Fact]
    public async Task Progress_names_each_file()
    {
        using var folder = new TestFolder().With("x.yaml", TestFolder.NoX).With("x.test.yaml", Test);
        var told = new List<PolicyTestProgress>();

        await new PolicyTestRun(Samples.Now, KubernetesVersion.Newest) { Progress = new Telling(told) }
            .RunAsync([folder.PathOf("x.test.yaml")], TestContext.Current.CancellationToken);

        Assert.Equal(new PolicyTestProgress(folder.PathOf("x.test.yaml"), 0, 1), Assert.Single(told));
    }

    sealed class Telling(List<PolicyTestProgress> told) : IProgress<PolicyTestProgress>
    {
        public void Report(PolicyTestProgress value) => told.Add(value);
    }
}
