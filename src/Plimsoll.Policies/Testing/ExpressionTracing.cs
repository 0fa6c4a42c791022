using System.Collections.Immutable;
using Plimsoll.Cel;
using Plimsoll.Cel.Syntax;
using Plimsoll.Model.Policies.Testing;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Testing;

/// <summary>Evaluates an expression once more, and tells the values of its parts and variables.</summary>
static class ExpressionTracing
{
    /// <summary>The expression with its value and those of its parts; parts that say nothing new are left out.</summary>
    /// <param name="site">The expression.</param>
    /// <param name="values">What it sees.</param>
    /// <param name="message">What the policy says; empty where it says nothing.</param>
    public static ExpressionTrace Of(ExpressionSite site, ReviewValues values, string message)
    {
        var group = site.Group(values);
        var writer = new PartWriter(site.Frame.Policy, group);
        var trace = new CelTrace();
        var value = group.Evaluate(site.Expression.Program.WithTrace(trace));
        writer.Write(trace);
        return new ExpressionTrace(
            site.Frame.Policy.Name,
            site.Field,
            site.Expression.Location,
            site.Expression.Text.Trim(),
            value.ToString(),
            message,
            group.Spent,
            writer.Parts);
    }

    /// <summary>Chooses the parts that explain a value. Recursion is as deep as expressions are: <see cref="CelLimits.MaxDepth"/>.</summary>
    sealed class PartWriter(AdmissionPolicy policy, ExpressionGroup group)
    {
        readonly ImmutableArray<ExpressionPart>.Builder _parts = ImmutableArray.CreateBuilder<ExpressionPart>();
        HashSet<(string Text, string Value)> _told = [];
        int _seen;

        public ImmutableArray<ExpressionPart> Parts => _parts.ToImmutable();

        /// <summary>The parts of a traced expression, without itself.</summary>
        public void Write(CelTrace trace, int depth = 0)
        {
            if (TraceNode.TreeOf(trace) is { } root)
                WriteChildren(root, depth);
        }

        void Write(TraceNode node, TraceNode? parent, int depth)
        {
            if (_parts.Count >= PolicyTestLimits.MaxParts || ++_seen > PolicyTestLimits.MaxPartsSeen)
                return;
            if ((parent is not null && node.IsStepTo(parent)) || node.IsErrorOfPart)
            {
                WriteChildren(node, depth);
                return;
            }

            var text = ExprText.Of(node.Part);
            if (!Tell(text, node.Value.ToString(), depth))
                return;
            if (VariableOf(node.Part) is { } variable)
                WriteVariable(variable, depth + 1);
            else
                WriteChildren(node, depth + 1);
        }

        void WriteChildren(TraceNode node, int depth)
        {
            foreach (var child in node.Telling())
            {
                if (child.Locals.IsEmpty)
                    Write(child, node, depth);
                else
                    WriteIteration(child, node, depth);
            }
        }

        /// <summary>What was told outside may be told again of another item.</summary>
        void WriteIteration(TraceNode body, TraceNode loop, int depth)
        {
            var outside = _told;
            _told = [];
            foreach (var (name, value) in body.Locals)
                Tell(name, value.ToString(), depth);
            Write(body, loop, depth + 1);
            _told = outside;
        }

        void WriteVariable(PolicyVariable variable, int depth)
        {
            var trace = new CelTrace();
            group.EvaluateVariable(variable with
            {
                Expression = variable.Expression with { Program = variable.Expression.Program.WithTrace(trace) },
            });
            Write(trace, depth);
        }

        bool Tell(string text, string value, int depth)
        {
            if (_parts.Count >= PolicyTestLimits.MaxParts || !_told.Add((text, value)))
                return false;
            _parts.Add(new ExpressionPart(text.Length <= PolicyTestLimits.MaxPartLength ? text : text[..PolicyTestLimits.MaxPartLength] + "…", value, depth));
            return true;
        }

        PolicyVariable? VariableOf(Expr part) => part is SelectExpr { IsTest: false, Operand: IdentExpr { Name: "variables" } } select
            ? policy.Variables.FirstOrDefault(variable => variable.Name == select.Field)
            : null;
    }
}
