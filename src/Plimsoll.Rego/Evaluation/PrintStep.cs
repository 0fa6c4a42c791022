using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>A call of <c>print</c>: it always succeeds, and is told only where somebody listens. An argument is the set of its values.</summary>
/// <remarks>https://www.openpolicyagent.org/docs/debugging#using-the-print-function.</remarks>
sealed class PrintStep(RegoLocation at, Expression[] arguments) : Step(at)
{
    public override bool Holds(Evaluator evaluator)
    {
        if (evaluator.Trace is { } trace)
            Print(evaluator, trace, 0, "");
        return true;
    }

    /// <summary>A line for each combination of the arguments' values.</summary>
    void Print(Evaluator evaluator, RegoTrace trace, int index, string line)
    {
        if (index == arguments.Length)
        {
            trace.Note(At, line);
            return;
        }

        var separator = index == 0 ? "" : " ";
        var values = (RegoSet?)arguments[index].Evaluate(evaluator) ?? RegoSet.Empty;
        if (values.Count == 0)
            Print(evaluator, trace, index + 1, $"{line}{separator}<undefined>");
        for (var position = 0; position < values.Count; position++)
        {
            evaluator.Call.Charge(1 + line.Length);
            Print(evaluator, trace, index + 1, $"{line}{separator}{TextOf(values.Items[position])}");
        }
    }

    static string TextOf(RegoValue value) => value is RegoString text ? text.Value : value.ToString();
}
