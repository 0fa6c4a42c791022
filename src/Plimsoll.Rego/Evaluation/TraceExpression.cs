using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>A call of <c>trace</c>: true for any text, which is told where somebody listens.</summary>
sealed class TraceExpression(Expression note, RegoLocation at) : Expression
{
    public override RegoValue? Evaluate(Evaluator evaluator)
    {
        if (note.Evaluate(evaluator) is not RegoString text)
            return null;
        evaluator.Trace?.Note(at, text.Value);
        return RegoBoolean.True;
    }
}
