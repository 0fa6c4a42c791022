using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>A comparison of two values.</summary>
sealed class CompareExpression(Comparison comparison, Expression left, Expression right) : Expression
{
    public override RegoValue? Evaluate(Evaluator evaluator) =>
        left.Evaluate(evaluator) is { } first && right.Evaluate(evaluator) is { } second
            ? RegoBoolean.Of(IsTrue(first, second))
            : null;

    public override bool Holds(Evaluator evaluator) =>
        left.Evaluate(evaluator) is { } first && right.Evaluate(evaluator) is { } second && IsTrue(first, second);

    bool IsTrue(RegoValue first, RegoValue second) => comparison switch
    {
        Comparison.Equal => first.Equals(second),
        Comparison.NotEqual => !first.Equals(second),
        Comparison.Less => RegoValue.Compare(first, second) < 0,
        Comparison.LessOrEqual => RegoValue.Compare(first, second) <= 0,
        Comparison.Greater => RegoValue.Compare(first, second) > 0,
        _ => RegoValue.Compare(first, second) >= 0,
    };
}
