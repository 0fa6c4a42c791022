namespace Plimsoll.Rego.Builtins;

public sealed class UnitsTests
{
    [Theory]
    [InlineData("units.parse(\"1.5Ki\")", "1536")]
    [InlineData("units.parse(\"500m\")", "0.5")]
    [InlineData("units.parse(\"2M\")", "2000000")]
    [InlineData("units.parse(\"1e3\")", "1000")]
    [InlineData("units.parse(\"1E\")", "1000000000000000000")]
    [InlineData("units.parse(\"-3k\")", "-3000")]
    [InlineData("units.parse_bytes(\"1.1KB\")", "1100")]
    [InlineData("units.parse_bytes(\"0.0009KiB\")", "0")]
    [InlineData("units.parse_bytes(\"10GiB\")", "10737418240")]
    [InlineData("units.parse_bytes(\"100m\")", "100000000")]
    public void Amounts_have_units(string expression, string expected) => Assert.Equal(expected, Answers.To(expression));

    [Theory]
    [InlineData("1 Ki", "spaces not allowed")]
    [InlineData("Ki", "no amount provided")]
    [InlineData("", "no amount provided")]
    [InlineData("1Zi", "not recognized")]
    [InlineData("1.2.3", "could not parse amount")]
    public void What_is_no_amount_is_told(string text, string complaint)
    {
        Assert.Contains(complaint, Answers.To($"units.parse(\"{text}\")"), StringComparison.Ordinal);
        Assert.StartsWith("eval_builtin_error", Answers.To($"units.parse_bytes(\"{text}\")"), StringComparison.Ordinal);
    }
}
