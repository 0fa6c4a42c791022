using Plimsoll.Rego.Evaluation;
using Plimsoll.Rego.Syntax;

namespace Plimsoll.Rego.Compilation;

/// <summary>Plans queries.</summary>
static class QueryPlanner
{
    /// <summary>Plans a query: one term is asked for its value, anything else for the values of its variables.</summary>
    public static PreparedQuery Plan(Body body, ProgramContext context, RegoCompileOptions options)
    {
        var variables = new SortedDictionary<string, Local>(StringComparer.Ordinal);
        var resolved = new Resolver(ModuleNames.OfQuery(), context.Slots, context.Errors, options).ResolveQuery(body, variables);
        context.Errors.ThrowIfAny();
        var planner = new BodyPlanner(context, [], 0);
        Expression? value = null;
        if (resolved.Literals is [{ IsNegated: false, With: [], Statement: TermStatement { Term: var term } }])
            value = planner.Terms.Plan(term);
        else
            planner.Plan(resolved);
        return new PreparedQuery(planner.Steps, value, [.. variables.Select(variable => (variable.Key, variable.Value.Slot))]);
    }
}
