using System.Collections.Immutable;
using Plimsoll.Rego.Builtins;
using Plimsoll.Rego.Evaluation;
using Plimsoll.Rego.Syntax;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Compilation;

/// <summary>Makes expressions and patterns of terms. A path with unknown keys becomes a step, and its value a variable.</summary>
sealed class TermPlanner(ProgramContext context, BodyPlanner body, int level)
{
    /// <summary>Whether a pattern holds only values and variables, so that it can be matched anywhere.</summary>
    public static bool IsPlain(Term term) => term switch
    {
        ValueTerm or LocalTerm => true,
        ArrayTerm array => array.Items.All(IsPlain),
        ObjectTerm members => members.Keys.All(key => key is ValueTerm) && members.Values.All(IsPlain),
        _ => false,
    };

    /// <summary>Whether a path has a key that holds a variable without a value.</summary>
    public bool IsOpen(RefTerm reference) => reference.Path.Any(HasUnknown);

    /// <summary>A variable for what is found on the way.</summary>
    public Local Temporary(RegoLocation at)
    {
        var local = context.Slots.New("$step", level, at);
        body.Bind(local);
        return local;
    }

    /// <summary>An expression for a term whose variables have values, or get them by the steps that are added.</summary>
    public Expression Plan(Term term)
    {
        NestingGuard.Enter();
        return term switch
        {
            ValueTerm value => new ConstantExpression(value.Value),
            LocalTerm local => PlanLocal(local),
            DocumentTerm { IsInput: true } => new InputExpression(),
            DocumentTerm document => PlanRef(new RefTerm(document.At, document, [])),
            RefTerm reference => PlanRef(reference),
            ArrayTerm array => PlanItems(array.Items, items => new ArrayExpression(items)),
            SetTerm set => PlanItems(set.Items, items => new SetExpression(items)),
            ObjectTerm members => PlanObject(members),
            BuiltinTerm { Builtin.Name: Walking.Name, Arguments: [var document] } call => body.PlanWalk(call.At, document),
            BuiltinTerm call => new CallPlanner(context, this).Plan(call),
            FunctionCallTerm call => new CallPlanner(context, this).Plan(call),
            ComprehensionTerm comprehension => PlanComprehension(comprehension),
            TemplateTerm template => PlanItems(template.Parts, parts => new TemplateExpression(parts)),
            FunctionTerm function => Misplaced(function),
            _ => throw new InvalidOperationException($"{term.At}: {term.GetType().Name} is not resolved"),
        };
    }

    /// <summary>Expressions for terms that are evaluated together: those that give values to variables of others come first.</summary>
    public Expression[] Plan(ImmutableArray<Term> terms)
    {
        var planned = new Expression[terms.Length];
        var waiting = new List<int>();
        for (var index = 0; index < terms.Length; index++)
        {
            if (body.Readiness.CanEvaluate(terms[index]))
                planned[index] = Plan(terms[index]);
            else
                waiting.Add(index);
        }

        while (waiting.Count > 0)
        {
            var next = waiting.FindIndex(index => body.Readiness.CanEvaluate(terms[index]));
            var chosen = waiting[Math.Max(next, 0)];
            waiting.Remove(chosen);
            planned[chosen] = Plan(terms[chosen]);
        }

        return planned;
    }

    /// <summary>A pattern for a term; its unknown variables have values afterwards.</summary>
    public Pattern Pattern(Term term)
    {
        NestingGuard.Enter();
        return term switch
        {
            LocalTerm { Local: var local } when body.Bind(local) => local.IsUnnamed ? AnyPattern.Instance : new BindPattern(local.Slot),
            ArrayTerm array when HasUnknown(array) => new ArrayPattern([.. array.Items.Select(Pattern)]),
            ObjectTerm members when HasUnknown(members) => new ObjectPattern(Plan(members.Keys), [.. members.Values.Select(Pattern)]),
            _ => new EqualPattern(Plan(term)),
        };
    }

    /// <summary>Adds the step that follows a path with unknown keys.</summary>
    /// <param name="at">Where it is written.</param>
    /// <param name="reference">The path.</param>
    /// <param name="target">What its value must look like, of values and variables only.</param>
    public void Follow(RegoLocation at, RefTerm reference, Term target)
    {
        var start = new RefPlanner(context, this).Start(reference, out var keys);
        var path = PlanKeys(keys);
        Add(at, start, path, Pattern(target));
    }

    /// <summary>Adds the step that follows a path with unknown keys.</summary>
    public void Follow(RegoLocation at, RefTerm reference, Pattern target)
    {
        var start = new RefPlanner(context, this).Start(reference, out var keys);
        Add(at, start, PlanKeys(keys), target);
    }

    void Add(RegoLocation at, RefStart start, PathPart[] path, Pattern target) => body.Add(start.Node is { } node
        ? new FollowNodeStep(at, node, path, target)
        : new FollowStep(at, start.Head, path, target));

    PathPart[] PlanKeys(ImmutableArray<Term> keys)
    {
        // Keys that are calls or paths are evaluated before the path is followed, unless a key before them gives a variable its value.
        var parts = new PathPart[keys.Length];
        for (var index = 0; index < keys.Length; index++)
        {
            parts[index] = HasUnknown(keys[index])
                ? new PathPart(null, Pattern(keys[index]))
                : new PathPart(Plan(keys[index]), AnyPattern.Instance);
        }

        return parts;
    }

    bool HasUnknown(Term term) => term switch
    {
        LocalTerm local => !body.Bound.Contains(local.Local),
        ArrayTerm array => array.Items.Any(HasUnknown),
        ObjectTerm members => members.Values.Any(HasUnknown),
        _ => false,
    };

    LocalExpression PlanLocal(LocalTerm local)
    {
        if (!body.Bound.Contains(local.Local))
            context.Errors.Add("rego_unsafe_var_error", local.At, $"var {local.Local.WrittenName} is unsafe");
        return new LocalExpression(local.Local.Slot);
    }

    ConstantExpression Misplaced(FunctionTerm function)
    {
        context.Errors.Add("rego_type_error", function.At, "a function is no value");
        return new ConstantExpression(RegoNull.Value);
    }

    Expression PlanRef(RefTerm reference)
    {
        if (IsOpen(reference))
        {
            var found = context.Slots.New("$step", level, reference.At);
            Follow(reference.At, reference, new LocalTerm(reference.At, found));
            return new LocalExpression(found.Slot);
        }

        var start = new RefPlanner(context, this).Start(reference, out var keys);
        if (start.Node is { } node)
            return new NodeMemberExpression(node, Plan(keys));
        return RefPlanner.Members(start.Head, keys, Plan(keys));
    }

    Expression PlanItems(ImmutableArray<Term> terms, Func<Expression[], Expression> make)
    {
        var items = Plan(terms);
        var expression = make(items);
        return items.All(item => item is ConstantExpression) ? Fold(expression) : expression;
    }

    Expression PlanObject(ObjectTerm members)
    {
        var parts = Plan([.. members.Keys, .. members.Values]);
        var count = members.Keys.Length;
        var expression = new ObjectExpression(parts[..count], parts[count..]);
        return parts.All(part => part is ConstantExpression) ? Fold(expression) : expression;
    }

    /// <summary>The value of an expression that needs nothing of an evaluation.</summary>
    Expression Fold(Expression expression) =>
        expression is not TemplateExpression && expression.Evaluate(context.Constants) is { } value ? new ConstantExpression(value) : expression;

    Expression PlanComprehension(ComprehensionTerm comprehension)
    {
        var scratch = context.Scratch.Reserve(1);
        var inner = body.Inner(1);
        inner.Plan(comprehension.Body);
        var plan = new CollectPlan(scratch) { At = comprehension.At };
        if (comprehension.Key is not null)
            plan.Key = inner.Terms.Plan(comprehension.Key);
        plan.Value = inner.Terms.Plan(comprehension.Value);
        plan.Steps = inner.Steps;
        return comprehension.Kind switch
        {
            ComprehensionKind.Array => new ArrayComprehensionExpression(plan, scratch),
            ComprehensionKind.Set => new SetComprehensionExpression(plan, scratch),
            _ => new ObjectComprehensionExpression(plan, scratch),
        };
    }
}
