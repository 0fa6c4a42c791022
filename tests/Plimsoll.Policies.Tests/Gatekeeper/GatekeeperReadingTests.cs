using System.Collections.Immutable;
using System.Text;
using CsCheck;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.Gatekeeper;

public sealed class GatekeeperReadingTests
{
    static readonly string[] Lines = [.. $"{Gate.Deny}\n---\n{Gate.Rego("package k8slabels\nviolation[{\"msg\": \"m\"}] { true }")}\n---\n{Gate.Constraint("{match: {kinds: [{kinds: [Pod]}]}, parameters: {labels: [a]}}")}".Split('\n')];

    [Fact]
    public void Whatever_is_missing_or_twice_is_an_issue_and_never_an_exception() => Gen.Select(Gen.Int[0, Lines.Length - 1], Gen.Int[0, Lines.Length - 1]).Sample((missing, moved) =>
    {
        var lines = Lines.Where((_, i) => i != missing).ToList();
        lines.Insert(Math.Min(moved, lines.Count), Lines[missing].Replace("  ", "", StringComparison.Ordinal));
        var objects = ObjectsOf(string.Join('\n', lines));

        var policies = GatekeeperPolicies.Read(objects, KubernetesVersion.Newest);

        Assert.All(policies.Issues, issue => Assert.True(issue.Location.Line > 0));
    });

    [Fact]
    public void Of_templates_with_one_name_the_last_counts()
    {
        var policies = Gate.Read(Gate.Deny, Gate.Rego("package k8slabels\nviolation[{\"msg\": \"last\"}] { true }"), Gate.Constraint());

        Assert.Equal("last", Assert.Single(policies.Review("{apiVersion: v1, kind: Pod}")).Message);
    }

    [Fact]
    public void A_constraint_of_a_kind_in_other_letters_has_no_template() =>
        Assert.Single(Gate.Read(Gate.Deny, Gate.Constraint().Replace("K8sLabels", "K8SLABELS", StringComparison.Ordinal)).NotEvaluated);

    static ImmutableArray<KubernetesObject> ObjectsOf(string yaml)
    {
        var reading = ManifestReader.ReadAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(yaml)), "it.yaml", TestContext.Current.CancellationToken);
        Assert.True(reading.IsCompletedSuccessfully);
#pragma warning disable xUnit1031 // It has completed: the stream is in memory.
        return reading.Result.Objects;
#pragma warning restore xUnit1031
    }
}
