using CsCheck;

namespace Plimsoll.Policies.AdmissionPolicies;

public sealed class JsonPatchTests
{
    static readonly string[] Operations = ["add", "remove", "replace", "move", "copy", "test", "x"];

    [Theory]
    [InlineData("a: 1", "add /b 2", """{"a":1,"b":2}""")]
    [InlineData("a: 1", "add /a 2", """{"a":2}""")]
    [InlineData("a: [1, 2]", "add /a/1 9", """{"a":[1,9,2]}""")]
    [InlineData("a: [1, 2]", "add /a/- 9", """{"a":[1,2,9]}""")]
    [InlineData("a: [1, 2]", "add /a/2 9", """{"a":[1,2,9]}""")]
    [InlineData("a: [1, 2, 3]", "remove /a/-1", """{"a":[1,2]}""")]
    [InlineData("a: {b: {c: 1}}", "replace /a/b/c 2", """{"a":{"b":{"c":2}}}""")]
    [InlineData("a/b: 1\nc~d: 2", "remove /a~1b", """{"c~d":2}""")]
    [InlineData("a/b: 1\nc~d: 2", "remove /c~0d", """{"a/b":1}""")]
    [InlineData("a: 1\nb: {}", "move /a /b/c", """{"b":{"c":1}}""")]
    [InlineData("a: [1]", "copy /a /b", """{"a":[1],"b":[1]}""")]
    [InlineData("a: 1", "test /a 1", """{"a":1}""")]
    public void Operations_do_what_the_standard_says(string document, string operation, string expected)
    {
        var outcome = Apply(document, operation);

        Assert.Equal(("", expected), (outcome.Problem, Yaml.Json(outcome.Root!)));
    }

    [Theory]
    [InlineData("a: 1", "remove /b", "there is no \"b\"")]
    [InlineData("a: 1", "replace /b 1", "there is no \"b\"")]
    [InlineData("a: 1", "add /b/c 1", "there is no \"b\"")]
    [InlineData("a: [1]", "add /a/5 1", "there is no position 5 in a list of 1")]
    [InlineData("a: [1]", "remove /a/x", "there is no position x")]
    [InlineData("a: 1", "add b 1", "")]
    [InlineData("a: 1", "swap /a 1", "the operation must be")]
    [InlineData("a: 1", "copy /b /c", "")]
    public void What_cannot_be_done_is_told(string document, string operation, string problem)
    {
        var outcome = Apply(document, operation);

        Assert.Null(outcome.Root);
        Assert.NotEmpty(outcome.Problem);
        Assert.Contains(problem, outcome.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_that_fails_leaves_everything_as_it_is()
    {
        var outcome = Apply("a: 1", "replace /a 2", "test /a 1");

        Assert.True(outcome.IsTestFailed);
        Assert.Equal("""{"a":1}""", Yaml.Json(outcome.Root!));
    }

    [Fact]
    public void Copies_of_copies_stop_at_a_limit()
    {
        var outcome = Apply("a: [1, 2]", [.. Enumerable.Repeat("copy /a /a/-", 40)]);

        Assert.Null(outcome.Root);
        Assert.NotEmpty(outcome.Problem);
    }

    [Fact]
    public void Any_patch_is_applied_or_refused()
    {
        var steps = Gen.Char["ab/~01-9"].Array[0, 8].Select(characters => new string(characters));
        var operations = Gen.Select(Gen.Int[0, Operations.Length - 1].Select(i => Operations[i]), steps, steps)
            .Select((operation, path, from) => new PatchOperation(operation, "/" + path, from, Yaml.Read("x: [1]")));
        operations.Array[0, 6].Sample(patch =>
        {
            var outcome = JsonPatch.Apply(Yaml.Read("a: {b: [1, {a: 2}]}\nb: [[0], []]"), patch);
            return outcome.Root is not null || outcome.Problem.Length > 0;
        });
    }

    static PatchOutcome Apply(string document, params string[] operations) =>
        JsonPatch.Apply(Yaml.Read(document), operations.Select(Operation));

    /// <summary>OPERATION PATH VALUE, or OPERATION FROM PATH.</summary>
    static PatchOperation Operation(string text)
    {
        var parts = text.Split(' ');
        return parts[0] is "move" or "copy"
            ? new PatchOperation(parts[0], parts[2], parts[1], null)
            : new PatchOperation(parts[0], parts[1], "", parts.Length > 2 ? Yaml.Read($"v: {parts[2]}")["v"] : null);
    }
}
