using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.Gatekeeper.Mutation;

namespace Plimsoll.Policies.Gatekeeper.Expansion;

public sealed class ExpansionEvaluationTests
{
    const string CronJob = """
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: Nightly, namespace: shop}
        spec:
          jobTemplate:
            spec:
              template:
                metadata: {labels: {app: nightly}, namespace: other}
                spec: {containers: [{name: main, image: nginx}]}
        """;

    static readonly string Jobs = Template("jobs", "batch", "CronJob", "spec.jobTemplate", "batch", "v1", "Job");
    static readonly string Pods = Template("pods", "batch", "Job", "spec.template", "", "v1", "Pod");

    [Fact]
    public void What_is_generated_is_expanded_itself()
    {
        var result = Expand($"{Jobs}\n---\n{Pods}");

        Assert.Equal("", result.Problem);
        Assert.Equal(["v1/Pod shop/nightly-job-pod by pods", "batch/v1/Job shop/nightly-job by jobs"], result.Objects.Select(Describe));
        Assert.Equal(
            "{'labels':{'app':'nightly'},'ownerReferences':[{'apiVersion':'batch/v1','kind':'Job','name':'nightly-job','uid':''}],'name':'nightly-job-pod','namespace':'shop'}",
            Yaml.Json(result.Objects[0].Object.Root["metadata"]!).Replace('"', '\''));
        Assert.Equal("[Implied by pods] it is so", result.Objects[0].MessageOf("it is so"));
    }

    [Fact]
    public void Mutators_about_generated_objects_change_them()
    {
        var mutators = MutatorConflictsTests.Assign("a", "spec.hostNetwork", "Pod").Replace("spec:\n", "spec:\n  match: {source: Generated}\n", StringComparison.Ordinal)
            + "\n---\n" + MutatorConflictsTests.Assign("b", "spec.hostPID", "Pod").Replace("spec:\n", "spec:\n  match: {source: Original}\n", StringComparison.Ordinal);

        var pod = Expand($"{Jobs}\n---\n{Pods}\n---\n{mutators}").Objects[0].Object;

        Assert.NotNull(pod.Root["spec"]!["hostNetwork"]);
        Assert.Null(pod.Root["spec"]!["hostPID"]);
    }

    [Fact]
    public void An_object_without_the_template_is_a_problem()
    {
        var result = Expand(Template("jobs", "batch", "CronJob", "spec.other", "batch", "v1", "Job"));

        Assert.Empty(result.Objects);
        Assert.Equal("ExpansionTemplate jobs: CronJob shop/Nightly has no spec.other to make a Job of", result.Problem);
    }

    [Fact]
    public void Templates_that_go_round_in_a_circle_are_set_aside()
    {
        var back = Template("back", "", "Pod", "spec", "batch", "v1", "CronJob");
        var beside = Template("beside", "apps", "Deployment", "spec.template", "", "v1", "Pod");

        var (templates, issues) = ExpansionReading.ReadAll(Written.Objects($"{Jobs}\n---\n{Pods}\n---\n{back}\n---\n{beside}"));

        Assert.Equal(["beside"], templates.Select(template => template.Name));
        Assert.Equal(["jobs", "pods", "back"], issues.Select(issue => issue.Object.Name));
        Assert.Equal("spec.generatedGVK: what a Job makes leads back to it, by pods, back", issues[0].Message);
    }

    [Theory]
    [InlineData("kind: \"Pod\"", "kind: \"Job\"", "spec.generatedGVK: batch/v1 Job is among applyTo, so it would make itself")]
    [InlineData("templateSource: \"spec.template\"", "templateSource: \"spec..template\"", "spec.templateSource: must be up to 100 fields with dots between them")]
    [InlineData("templateSource: \"spec.template\"", "", "spec.templateSource: is required")]
    [InlineData("versions: [\"v1\"]", "versions: []", "spec.applyTo[0].versions: must not be empty")]
    public void What_Gatekeeper_would_refuse_is_an_issue(string before, string after, string expected)
    {
        var template = Pods.Replace(before, after, StringComparison.Ordinal).Replace("group: \"\", version: \"v1\", kind: \"Job\"", "group: \"batch\", version: \"v1\", kind: \"Job\"", StringComparison.Ordinal);

        var (templates, issues) = ExpansionReading.ReadAll(Written.Objects(template));

        Assert.Empty(templates);
        Assert.Equal([expected], issues.Select(issue => issue.Message));
    }

    [Fact]
    public void One_object_makes_only_so_many()
    {
        // Each of eleven kinds makes two of the next one.
        var templates = Enumerable.Range(0, 11).SelectMany(level => Enumerable.Range(0, 2).Select(
            twin => Template($"t{level}-{twin}", "chain", $"K{level}", "spec", "chain", "v1", $"K{level + 1}")));
        var (read, issues) = ExpansionReading.ReadAll(Written.Objects(string.Join("\n---\n", templates)));
        Assert.Empty(issues);
        var start = Assert.Single(Written.Objects($"apiVersion: chain/v1\nkind: K0\nmetadata: {{name: a}}\nspec: {string.Concat(Enumerable.Repeat("{spec: ", 12))}{{}}{new string('}', 12)}"));

        var result = new ExpansionEvaluation(read, new MutatorEvaluation([])).Expand(start, null, TestContext.Current.CancellationToken);

        Assert.Equal("it makes more than 1000 objects", result.Problem);
    }

    static ExpansionResult Expand(string yaml)
    {
        var objects = Written.Objects(yaml);
        var (templates, issues) = ExpansionReading.ReadAll(objects);
        var (mutators, more) = MutatorReading.ReadAll(objects);
        Assert.Empty(issues.AddRange(more));
        return new ExpansionEvaluation(templates, new MutatorEvaluation(mutators))
            .Expand(Assert.Single(Written.Objects(CronJob)), null, TestContext.Current.CancellationToken);
    }

    static string Describe(GeneratedObject generated) =>
        $"{generated.Object.Root["apiVersion"].AsText}/{generated.Object.Root["kind"].AsText} {generated.Object.Reference.Namespace}/{generated.Object.Reference.Name} by {generated.Template.Name}";

    static string Template(string name, string group, string kind, string source, string generatedGroup, string generatedVersion, string generatedKind) => $$$"""
        apiVersion: expansion.gatekeeper.sh/v1beta1
        kind: ExpansionTemplate
        metadata: {name: {{{name}}} }
        spec:
          applyTo: [{groups: ["{{{group}}}"], kinds: ["{{{kind}}}"], versions: ["v1"]}]
          templateSource: "{{{source}}}"
          generatedGVK: {group: "{{{generatedGroup}}}", version: "{{{generatedVersion}}}", kind: "{{{generatedKind}}}"}
        """;
}
