using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Syntax;

public sealed class BlockMacrosTests
{
    static readonly CelEnvironment Environment = CelEnvironment.Standard.With(BlockLibrary.Library);

    [Theory]
    [InlineData("cel.block([2, cel.index(0) * 3], cel.index(1) + cel.index(0)) == 8")]
    [InlineData("cel.block([[1, 2]], cel.index(0).exists(cel.iterVar(0, 0), cel.iterVar(0, 0) == 2))")]
    [InlineData("cel.block([1 / 0], true)")]
    public void Values_are_named_by_their_position(string expression) =>
        Assert.Equal(CelValue.True, Environment.Compile(expression).Program!.Evaluate(new CelEvaluation(Environment)));

    [Theory]
    [InlineData("cel.block(1, 2)", 11)]
    [InlineData("cel.index('x')", 11)]
    [InlineData("cel.index(3)", 10)]
    public void A_wrong_one_is_reported_with_its_place(string expression, int column) =>
        Assert.Equal(column, Environment.Compile(expression).Issues[0].Column);
}
