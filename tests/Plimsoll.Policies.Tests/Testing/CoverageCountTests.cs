namespace Plimsoll.Policies.Testing;

public sealed class CoverageCountTests
{
    [Theory]
    [InlineData("a", 1, 0, 1, 0, 0)]
    [InlineData("a,x", 2, 0, 1, 1, 50)]
    [InlineData("a,x,s", 2, 1, 1, 1, 100)]
    [InlineData("s", 0, 1, 0, 0, 0)]
    public async Task Both_outcomes_of_conditions_and_validations_are_counted(
        string names, int applies, int skips, int holds, int fails, double percent)
    {
        using var folder = new TestFolder().With("x.yaml", TestFolder.NoX);

        var run = await folder.RunTestsAsync(string.Concat(names.Split(',').Select(name =>
            $"  - {{ name: {name}, object: {{ apiVersion: v1, kind: ConfigMap, metadata: {{ name: {name}, labels: {{ {(name == "s" ? "skip: now" : "")} }} }} }}, expect: allow }}\n")));

        Assert.Equal(
            [("matchConditions[0]", applies, skips), ("validations[0]", holds, fails)],
            run.Coverage.Select(expression => (expression.Field, expression.Passes, expression.Failures)));
        Assert.Equal(percent, run.CoveragePercent);
        Assert.Equal([8, 12], run.Coverage.Select(expression => expression.Location.Line));
    }
}
