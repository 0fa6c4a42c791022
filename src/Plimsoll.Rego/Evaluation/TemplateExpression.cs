using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>The texts and values of a template string put together.</summary>
sealed class TemplateExpression(Expression[] parts) : Expression
{
    public override RegoValue? Evaluate(Evaluator evaluator)
    {
        var text = new System.Text.StringBuilder();
        foreach (var part in parts)
        {
            switch (part.Evaluate(evaluator))
            {
                case RegoString literal:
                    text.Append(literal.Value);
                    break;
                case RegoSet { Count: 0 }:
                    text.Append("<undefined>");
                    break;
                case RegoSet { Count: 1 } one when one.Items[0] is RegoString single:
                    text.Append(single.Value);
                    break;
                case RegoSet { Count: 1 } one:
                    text.Append(one.Items[0]);
                    break;
                default:
                    throw Evaluator.Error("eval_conflict_error", default, "the expression of a template string has more than one value");
            }

            evaluator.Call.Charge(1 + text.Length / 64);
        }

        return new RegoString(text.ToString());
    }
}
