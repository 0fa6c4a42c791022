using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel;

public sealed class CelEvaluationTests
{
    static readonly CelEnvironment Environment = CelEnvironment.Standard.WithVariable("list", CelType.List(CelType.Int));

    [Fact]
    public void The_cost_limit_ends_an_evaluation_and_nothing_absorbs_it()
    {
        var evaluation = new CelEvaluation(Environment) { CostLimit = 1_000 };
        evaluation.Set("list", CelValue.List([.. Enumerable.Range(0, 100).Select(item => CelValue.Int(item))]));

        var value = Environment.Compile("list.all(x, list.all(y, x + y < 1000)) || true").Program!.Evaluate(evaluation);

        Assert.Equal(CelErrorKind.CostLimit, value.AsError?.Reason);
        Assert.InRange(evaluation.Cost, 1_001, 1_020);
    }

    [Fact]
    public void An_exponential_loop_ends_soon()
    {
        var evaluation = new CelEvaluation(Environment);
        var expression = "list.all(a, list.all(b, list.all(c, list.all(d, list.all(e, a + b + c + d + e >= 0)))))";
        evaluation.Set("list", CelValue.List([.. Enumerable.Range(0, 1_000).Select(item => CelValue.Int(item))]));

        Assert.Equal(CelErrorKind.CostLimit, Environment.Compile(expression).Program!.Evaluate(evaluation).AsError?.Reason);
    }

    [Fact]
    public void A_cancellation_is_seen_within_a_hundred_iterations()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var evaluation = new CelEvaluation(Environment, cancellation.Token);
        evaluation.Set("list", CelValue.List([.. Enumerable.Range(0, 200).Select(item => CelValue.Int(item))]));

        var value = Environment.Compile("list.exists(x, x < 0) || true").Program!.Evaluate(evaluation);

        Assert.Equal(CelErrorKind.Cancelled, value.AsError?.Reason);
    }

    [Fact]
    public void A_variable_that_is_not_set_is_an_error_with_its_place()
    {
        var error = Environment.Compile("1 in list").Program!.Evaluate(new CelEvaluation(Environment)).AsError;

        Assert.Equal(CelErrorKind.NoSuchVariable, error?.Reason);
        Assert.Equal(5, error?.Offset);
    }

    [Fact]
    public void One_evaluation_serves_many_programs()
    {
        var evaluation = new CelEvaluation(Environment);
        evaluation.Set("list", CelValue.List(CelValue.Int(1)));

        Assert.True(Environment.Compile("list.exists(x, [x].exists(y, [y] == list))").Program!.Evaluate(evaluation).IsTrue);
        Assert.True(Environment.Compile("size(list) == 1").Program!.Evaluate(evaluation).IsTrue);
    }
}
