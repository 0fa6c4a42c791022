using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel;

public sealed class CelTraceTests
{
    [Theory]
    [InlineData("x.size() == 2", "0 x.size() == 2 = true|1 x.size() = 2|2 x = [1, 2]")]
    [InlineData("x.size() > 5 && x[0] == 1", "0 x.size() > 5 && x[0] == 1 = false|1 x.size() > 5 = false|2 x.size() = 2|3 x = [1, 2]")]
    [InlineData("x.all(i, i < 2)", "0 x.all(i, i < 2) = false|1 x = [1, 2]|1 i < 2 = true (i = 1)|2 i = 1|1 i < 2 = false (i = 2)|2 i = 2")]
    [InlineData("x[7] == 1", "0 x[7] == 1 = error: index out of bounds: 7|1 x[7] = error: index out of bounds: 7|2 x = [1, 2]")]
    public void A_trace_tells_each_part_before_those_that_it_is_made_of(string expression, string expected)
    {
        var trace = new CelTrace();

        Evaluate(expression, trace);

        Assert.Equal(expected, string.Join('|', trace.Parts.Select(Text)));
    }

    [Theory]
    [InlineData("x.map(i, i * 2).filter(i, i > 2).size() in [1, 2, 3]")]
    [InlineData("x.exists(i, i == 3) ? 'yes' : 'no'")]
    [InlineData("{'a': x}.a[1]")]
    [InlineData("int('12') + x[0]")]
    public void A_traced_program_answers_and_costs_the_same(string expression)
    {
        var plain = Evaluate(expression, null);

        Assert.Equal(plain, Evaluate(expression, new CelTrace()));
    }

    [Fact]
    public void A_trace_keeps_a_bounded_number_of_parts()
    {
        var trace = new CelTrace();

        Evaluate("[1,2,3,4,5,6,7,8].all(a, [1,2,3,4,5,6,7,8].all(b, [1,2,3,4,5,6,7,8].all(c, [1,2,3,4,5,6,7,8].all(d, a + b + c + d > 0))))", trace);

        Assert.Equal(CelTrace.MaxParts, trace.Parts.Count);
    }

    static string Text(CelTracePart part)
    {
        var locals = string.Concat(part.Locals.Select(local => $" ({local.Key} = {local.Value})"));
        return $"{part.Depth} {ExprText.Of(part.Part)} = {part.Value}{locals}";
    }

    static (string Value, long Cost) Evaluate(string expression, CelTrace? trace)
    {
        var environment = CelEnvironment.Standard.WithVariable("x", CelType.List(CelType.Int));
        var program = environment.Compile(expression).Program!; // The expressions of these tests have no mistakes.
        var evaluation = new CelEvaluation(environment);
        evaluation.Set("x", CelValue.Of(new CelArrayList([CelValue.Int(1), CelValue.Int(2)])));
        var value = (trace is null ? program : program.WithTrace(trace)).Evaluate(evaluation);
        return (value.ToString(), evaluation.Cost);
    }
}
