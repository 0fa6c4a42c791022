using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

public sealed class QuantifierStepTests
{
    [Theory]
    [InlineData("[1, 0, 2].all(x, 2 / x > 0)", null)]
    [InlineData("[0, 3].all(x, 2 / x > 0)", false)]
    [InlineData("[0, 1].exists(x, 2 / x > 0)", true)]
    [InlineData("[0, 3].exists(x, 2 / x > 0)", null)]
    [InlineData("[].all(x, x)", true)]
    [InlineData("[].exists(x, x)", false)]
    [InlineData("{'a': 1, 'b': 2}.exists(k, k == 'b')", true)]
    public void An_error_counts_only_where_no_item_decides(string expression, bool? expected)
    {
        var value = CelEnvironment.Standard.Compile(expression).Program!.Evaluate(new CelEvaluation(CelEnvironment.Standard));

        if (expected is { } truth)
            Assert.Equal(CelValue.Bool(truth), value);
        else
            Assert.Equal(CelErrorKind.DivisionByZero, value.AsError?.Reason);
    }
}
