using System.Collections.Immutable;
using Plimsoll.Rego.Evaluation;
using Plimsoll.Rego.Syntax;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Compilation;

/// <summary>Plans the clauses of a group.</summary>
sealed class ClausePlanner(ProgramContext context, RuleGroup group)
{
    readonly Dictionary<ClausePlan, IReadOnlyList<IndexCondition>> _conditions = [];

    /// <summary>Plans the clauses.</summary>
    /// <param name="clauses">The clauses, with the default.</param>
    /// <param name="count">How many plans of clauses there are in the program so far.</param>
    /// <param name="indexing">Whether to make an index.</param>
    public void Plan(List<Clause> clauses, ref int count, bool indexing)
    {
        var plans = new List<ClausePlan>();
        foreach (var clause in clauses)
        {
            if (clause.IsDefault)
                group.Default = PlanDefault(clause);
            else
                plans.Add(PlanChain(clause, ref count));
        }

        group.Clauses = [.. plans];
        if (group.Kind is RuleKind.Complete or RuleKind.Function)
            group.IsOneConstant = IsOneConstant(plans);
        if (indexing)
            group.Index = RuleIndex.Of(group.Clauses, plan => _conditions[plan]);
    }

    static bool IsOneConstant(List<ClausePlan> plans)
    {
        RegoValue? constant = null;
        foreach (var plan in plans)
        {
            for (var clause = plan; clause is not null; clause = clause.Else)
            {
                if (clause.Value is not ConstantExpression { Value: var value } || (constant is not null && !constant.Equals(value)))
                    return false;
                constant = value;
            }
        }

        return true;
    }

    Expression PlanDefault(Clause clause)
    {
        var planner = new BodyPlanner(context, [], 0);
        var value = planner.Terms.Plan(clause.Value);
        if (planner.Steps.Length > 0)
            context.Errors.Add("rego_parse_error", clause.At, "the value of a default rule must not depend on anything");
        return value;
    }

    ClausePlan PlanChain(Clause clause, ref int count)
    {
        var first = Plan(clause, ref count);
        var last = first;
        for (var next = clause.Else; next is not null; next = next.Else)
            last = last.Else = Plan(next, ref count);
        return first;
    }

    ClausePlan Plan(Clause clause, ref int count)
    {
        var plan = new ClausePlan(group, count++, clause.At);
        var bound = new List<Local>();
        var body = clause.Parameters is { } parameters ? WithParameters(clause, parameters, bound) : clause.Body;
        var planner = new BodyPlanner(context, bound, 0);
        planner.Plan(body);
        context.Order[clause.Body] = context.Order.GetValueOrDefault(body, []);
        plan.Keys = [.. clause.Keys.Select(planner.Terms.Plan)];
        plan.Value = planner.Terms.Plan(clause.Element ?? clause.Value);
        plan.IsElement = clause.Element is not null;
        plan.Steps = planner.Steps;
        _conditions[plan] = [.. body.Literals.SelectMany(ConditionsOf)];
        return plan;
    }

    /// <summary>A parameter that is a name is the place of the argument; any other must be equal to it.</summary>
    Body WithParameters(Clause clause, ImmutableArray<Term> parameters, List<Local> bound)
    {
        var added = ImmutableArray.CreateBuilder<Literal>();
        var named = new HashSet<Local>();
        for (var index = 0; index < parameters.Length; index++)
        {
            if (parameters[index] is LocalTerm { Local: var local } && named.Add(local))
            {
                local.Slot = group.FirstParameter + index;
                bound.Add(local);
                continue;
            }

            var argument = new Local("$argument", group.FirstParameter + index, 0, clause.At);
            bound.Add(argument);
            added.Add(new Literal(clause.At, new UnifyStatement(new LocalTerm(clause.At, argument), parameters[index])));
        }

        return new Body([.. added, .. clause.Body.Literals]);
    }

    IEnumerable<IndexCondition> ConditionsOf(Literal literal)
    {
        if (literal.IsNegated || !literal.With.IsEmpty)
            return [];
        return literal.Statement switch
        {
            UnifyStatement unify => ConditionOf(unify.Left, unify.Right),
            TermStatement { Term: BuiltinTerm { Builtin.Name: "equal", Arguments: [var left, var right] } } => ConditionOf(left, right),
            _ => [],
        };
    }

    IEnumerable<IndexCondition> ConditionOf(Term left, Term right)
    {
        if (left is ValueTerm)
            (left, right) = (right, left);
        if (right is not ValueTerm { Value: var constant })
            return [];
        return left switch
        {
            LocalTerm { Local: { } local } when local.Slot >= group.FirstParameter && local.Slot < group.FirstParameter + group.Arity =>
                [new IndexCondition($"argument {local.Slot}", new LocalExpression(local.Slot), constant)],
            RefTerm { Head: DocumentTerm { IsInput: true } } reference when reference.Path.All(key => key is ValueTerm) =>
            [
                new IndexCondition(
                    string.Join('\0', reference.Path.Select(key => ((ValueTerm)key).Value)),
                    new PathExpression(new InputExpression(), [.. reference.Path.Select(key => ((ValueTerm)key).Value)]),
                    constant),
            ],
            _ => [],
        };
    }
}
