using System.Runtime.CompilerServices;
using System.Text.Json;
using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel;

public sealed class CelEnvironmentTests
{
    static readonly CelEnvironment Environment = CelEnvironment.Standard.WithVariable("a", CelType.Int).WithVariable("b", CelType.String);

    [Theory]
    [InlineData("""{"items": [{"price": 1}]}""", "true")]
    [InlineData("""{"items": [{"price": 0}]}""", "false")]
    [InlineData("""{"items": [], "coupon": "FREE"}""", "false")]
    [InlineData("""{}""", "no such key: items")]
    public void The_example_of_the_documentation_runs(string json, string answer) =>
        Assert.Equal(answer, Example(json, TestContext.Current.CancellationToken));

    [Fact]
    public void The_documentation_shows_the_example_as_it_is()
    {
        var lines = Lines("docs/policies/cel.md").SkipWhile(line => line != "```csharp").Skip(1).TakeWhile(line => line != "```").ToArray();
        var own = Lines("tests/Plimsoll.Cel.Tests/CelEnvironmentTests.cs").Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Contains(line.Trim(), own));
    }

    static string Example(string json, CancellationToken cancellation)
    {
        var environment = CelEnvironment.Standard
            .With(StringsLibrary.Of(4))
            .With(OptionalsLibrary.Library)
            .WithVariable("order", CelType.Dyn);
        var compiled = environment.Compile("order.items.all(i, i.price > 0) && order.?coupon.orValue('') != 'FREE'", CelType.Bool);
        if (!compiled.IsSuccess)
            return string.Join("\n", compiled.Issues);
        var evaluation = new CelEvaluation(environment, cancellation) { CostLimit = 10_000 };
        evaluation.Set("order", JsonValue.Of(JsonElement.Parse(json)));
        var value = compiled.Program.Evaluate(evaluation);
        return value.AsError?.Message ?? value.ToString();
    }

    [Fact]
    public void Variables_are_numbered_in_the_order_of_their_declaration()
    {
        Assert.Equal((0, 1), (Environment.IndexOf("a"), Environment.IndexOf("b")));
        Assert.Throws<ArgumentException>(() => Environment.IndexOf("c"));
    }

    [Fact]
    public void A_variable_may_get_another_type()
    {
        var changed = Environment.WithVariable("a", CelType.String);

        Assert.Equal(2, changed.Variables.Length);
        Assert.True(changed.Compile("a == 'text'").IsSuccess);
        Assert.False(Environment.Compile("a == 'text'").IsSuccess);
    }

    [Fact]
    public void The_type_of_the_result_is_checked()
    {
        Assert.True(Environment.Compile("a > 1", CelType.Bool).IsSuccess);
        Assert.Equal("1:3: must evaluate to bool", Assert.Single(Environment.Compile("a + 1", CelType.Bool).Issues).ToString());
        Assert.Equal(CelType.Int, Environment.Compile("a + 1").Program!.ResultType);
    }

    [Fact]
    public void Names_are_looked_up_in_the_container_first()
    {
        var environment = Environment.WithVariable("in.a", CelType.String).WithContainer("in");

        Assert.Equal(CelType.String, environment.Compile("a").Program!.ResultType);
        Assert.Equal(CelType.Int, environment.Compile(".a").Program!.ResultType);
    }

    [Fact]
    public void A_function_of_a_library_that_is_not_there_is_a_mistake_with_its_place() =>
        Assert.Equal("1:11: undeclared reference to 'charAt' (in container '')", Assert.Single(Environment.Compile("'a'.charAt(0)").Issues).ToString());

    static string[] Lines(string path, [CallerFilePath] string thisFile = "") =>
        File.ReadAllLines(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", path));
}
