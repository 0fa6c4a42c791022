using System.Text;
using Plimsoll.Rego.Builtins;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>The texts and values of a template string put together.</summary>
sealed class TemplateExpression(Expression[] parts) : Expression
{
    public override RegoValue? Evaluate(Evaluator evaluator)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            var added = part.Evaluate(evaluator) switch
            {
                RegoString literal => literal.Value,
                RegoSet { Count: 0 } => "<undefined>",
                RegoSet { Count: 1 } one => TextOf(one.Items[0], evaluator),
                _ => throw Evaluator.Error("eval_conflict_error", default, "the expression of a template string has more than one value"),
            };
            evaluator.Call.ChargeBuilt(text.Length, added.Length + 1);
            text.Append(added);
        }

        return new RegoString(text.ToString());
    }

    static string TextOf(RegoValue value, Evaluator evaluator)
    {
        if (value is RegoString text)
            return text.Value;
        TermSize.Charge(evaluator.Call, value);
        return value.ToString();
    }
}
