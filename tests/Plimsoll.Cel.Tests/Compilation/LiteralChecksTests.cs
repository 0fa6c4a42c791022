using Plimsoll.Cel.Builtins;

namespace Plimsoll.Cel.Compilation;

public sealed class LiteralChecksTests
{
    static readonly CelEnvironment Environment = CelEnvironment.Standard.With(StringsLibrary.Of(2)).With(OptionalsLibrary.Library)
        .WithOptions(new CelOptions { ChecksLiterals = true, HomogeneousLiterals = true });

    [Theory]
    [InlineData("duration('1h')", null)]
    [InlineData("duration('one hour')", "1:10: invalid duration argument")]
    [InlineData("timestamp('2020-13-01T00:00:00Z')", "1:11: invalid timestamp argument")]
    [InlineData("timestamp(0) > timestamp('2020-01-01T00:00:00Z')", null)]
    [InlineData("'a'.matches('a+')", null)]
    [InlineData("'a'.matches('a(')", "1:13: invalid matches argument")]
    [InlineData("[1].exists(x, 'a'.matches('['))", "1:27: invalid matches argument")]
    [InlineData("[1, dyn('a')]", "1:8: expected type 'int' but found 'dyn'")]
    [InlineData("{'a': 1, 'b': dyn(1)}", "1:18: expected type 'int' but found 'dyn'")]
    [InlineData("'%d %s'.format([1, dyn('a')])", null)]
    [InlineData("'%s'.format([[1, dyn('a')]])", null)]
    [InlineData("[?optional.of(1), 2]", null)]
    public void Literals_are_checked_where_the_options_ask_for_it(string expression, string? issue) =>
        Assert.Equal(issue, Environment.Compile(expression).Issues.FirstOrDefault()?.ToString());

    [Fact]
    public void Without_the_option_mistakes_show_in_the_evaluation_only() =>
        Assert.True(Environment.WithOptions(new CelOptions()).Compile("duration('one hour')").IsSuccess);
}
