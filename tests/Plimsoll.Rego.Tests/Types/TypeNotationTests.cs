using Plimsoll.Rego.Builtins;

namespace Plimsoll.Rego.Types;

public sealed class TypeNotationTests
{
    [Theory]
    [InlineData("-> number", "", "number")]
    [InlineData("string, array[any] -> array<string, number>", "string; array[any]", "array<string, number>")]
    [InlineData("array[string] | set[string], null -> object[string: any]", "any<array[string], set[string]>; null", "object[string: any]")]
    [InlineData("array[(string | number)] -> any", "array[any<string, number>]", "any")]
    public void Types_of_arguments_and_result_are_read(string text, string arguments, string result)
    {
        var types = TypeNotation.Parse(text);
        Assert.Equal((arguments, result), (string.Join("; ", types.Arguments), types.Result.ToString()));
    }

    [Theory]
    [InlineData("string")]
    [InlineData("text -> any")]
    [InlineData("array[any -> any")]
    [InlineData("any -> any any")]
    public void What_is_not_well_formed_is_refused(string text) => Assert.Throws<FormatException>(() => TypeNotation.Parse(text));

    [Fact]
    public void The_types_of_every_function_can_be_read_and_agree_with_its_number_of_arguments()
    {
        var wrong = BuiltinTable.All.Where(function => TypeNotation.Parse(function.Types).Arguments.Length != function.Arity);
        Assert.DoesNotContain(wrong, _ => true);
    }
}
