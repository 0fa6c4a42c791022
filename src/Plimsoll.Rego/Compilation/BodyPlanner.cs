using Plimsoll.Rego.Builtins;
using Plimsoll.Rego.Evaluation;
using Plimsoll.Rego.Syntax;

namespace Plimsoll.Rego.Compilation;

/// <summary>Puts the literals of a body in an order in which each can be evaluated, and makes steps of them.</summary>
sealed class BodyPlanner
{
    /// <summary>Most literals of a body.</summary>
    const int MaxLiterals = 5_000;

    readonly ProgramContext _context;
    readonly HashSet<Local> _bound;
    readonly int _level;
    readonly List<Step> _steps = [];
    readonly List<Local> _newlyBound = [];

    public BodyPlanner(ProgramContext context, IEnumerable<Local> bound, int level)
    {
        (_context, _bound, _level) = (context, [.. bound], level);
        Terms = new TermPlanner(context, this, level);
        Readiness = new Readiness(_bound, level, call => FunctionOf(call)?.Arity, context.Effort);
    }

    /// <summary>Plans the terms.</summary>
    public TermPlanner Terms { get; }

    /// <summary>Tells what can be evaluated now.</summary>
    public Readiness Readiness { get; }

    /// <summary>The variables that have values after the steps so far.</summary>
    public IReadOnlySet<Local> Bound => _bound;

    /// <summary>The steps so far.</summary>
    public Step[] Steps => [.. _steps];

    /// <summary>Adds a step.</summary>
    public void Add(Step step) => _steps.Add(step);

    /// <summary>Notes that a variable has a value.</summary>
    /// <returns>Whether it had none.</returns>
    public bool Bind(Local local)
    {
        if (!_bound.Add(local))
            return false;
        _newlyBound.Add(local);
        return true;
    }

    /// <summary>Plans a body.</summary>
    public void Plan(Body body)
    {
        var waiting = new List<Literal>();
        foreach (var literal in body.Literals)
        {
            if (literal.IsNegated)
                waiting.AddRange(new Negation(_context.Slots, _level).Expand(literal));
            else
                waiting.AddRange(Unification.Split(literal));
        }

        if (waiting.Count > MaxLiterals)
            throw new RegoLimitException($"{waiting[0].At}: more than {MaxLiterals} expressions in a body");
        var order = new List<Literal>(waiting.Count);
        _context.Order[body] = order;
        PlanInOrder(waiting, order);
    }

    /// <summary>Plans each time the first literal that can be evaluated; one that cannot is looked at again when one of its variables has a value.</summary>
    void PlanInOrder(List<Literal> literals, List<Literal> order)
    {
        var candidates = new SortedSet<int>(Enumerable.Range(0, literals.Count));
        var waiting = new SortedSet<int>();
        var waitingFor = new Dictionary<Local, List<int>>();
        while (candidates.Count > 0)
        {
            var next = candidates.Min;
            candidates.Remove(next);
            if (!Readiness.IsReady(literals[next]))
            {
                if (waiting.Add(next))
                    Wait(literals[next], next, waitingFor);
                continue;
            }

            waiting.Remove(next);
            order.Add(literals[next]);
            _newlyBound.Clear();
            Plan(literals[next]);
            foreach (var local in _newlyBound)
                candidates.UnionWith(waitingFor.GetValueOrDefault(local, []).Where(waiting.Contains));
        }

        if (waiting.Count > 0)
            ReportUnsafe([.. waiting.Select(index => literals[index])]);
    }

    void Wait(Literal literal, int index, Dictionary<Local, List<int>> waitingFor)
    {
        var used = new List<Local>();
        LocalsIn.Of(literal, _level, used, _context.Effort);
        foreach (var local in used.Distinct())
        {
            if (_bound.Contains(local))
                continue;
            if (!waitingFor.TryGetValue(local, out var indexes))
                waitingFor[local] = indexes = [];
            indexes.Add(index);
        }
    }

    /// <summary>A planner of a body within this one.</summary>
    public BodyPlanner Inner(int deeper)
    {
        _context.Effort.Spend(_bound.Count);
        return new BodyPlanner(_context, _bound, _level + deeper);
    }

    /// <summary>Plans the function <c>walk</c> where a value is asked for: each of its results.</summary>
    public Expression PlanWalk(RegoLocation at, Term document)
    {
        var head = Terms.Plan(document);
        var (path, value) = (Terms.Temporary(at), Terms.Temporary(at));
        Add(new WalkStep(at, head, new BindPattern(path.Slot), new BindPattern(value.Slot)));
        return new ArrayExpression([new LocalExpression(path.Slot), new LocalExpression(value.Slot)]);
    }

    void ReportUnsafe(List<Literal> waiting)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var literal in waiting)
        {
            var used = new List<Local>();
            LocalsIn.Of(literal, _level, used, _context.Effort);
            foreach (var local in used)
            {
                if (!_bound.Contains(local) && !local.IsInternal && reported.Add(local.WrittenName))
                    _context.Errors.Add("rego_unsafe_var_error", literal.At, $"var {local.WrittenName} is unsafe");
            }
        }
    }

    void Plan(Literal literal)
    {
        if (!literal.With.IsEmpty)
        {
            PlanWith(literal);
            return;
        }

        if (literal.IsNegated)
        {
            var inner = Inner(0);
            inner.Plan(new Literal(literal.At, literal.Statement));
            Add(new NotStep(literal.At, new ExistsPlan { Steps = inner.Steps }));
            return;
        }

        switch (literal.Statement)
        {
            case TermStatement statement:
                PlanTerm(literal.At, statement.Term);
                break;
            case UnifyStatement unify:
                PlanUnify(literal.At, unify);
                break;
            case SomeInStatement some:
                PlanSomeIn(literal.At, some);
                break;
            case EveryStatement every:
                PlanEvery(literal.At, every);
                break;
        }
    }

    void PlanWith(Literal literal)
    {
        var replacements = literal.With.Select(with => new WithPlanner(_context, Terms).Plan(with)).ToArray();
        var inner = Inner(0);
        inner.Plan(new Literal(literal.At, literal.Statement) { IsNegated = literal.IsNegated });
        var outputs = inner.Bound.Where(local => !_bound.Contains(local)).ToArray();
        foreach (var output in outputs)
            Bind(output);
        Add(new WithStep(literal.At, replacements, new ExistsPlan { Steps = inner.Steps }, [.. outputs.Select(local => local.Slot)]));
    }

    void PlanTerm(RegoLocation at, Term term)
    {
        switch (term)
        {
            case BuiltinTerm { Builtin.Name: Walking.Name, Arguments: [var document, var found] }:
                PlanWalk(at, document, found);
                break;
            case BuiltinTerm { Builtin.Name: Traces.Print } print:
                Add(new PrintStep(at, [.. print.Arguments.Select(argument => Terms.Plan(SetOf(argument)))]));
                break;
            case BuiltinTerm call when call.Arguments.Length == call.Builtin.Arity + 1:
                PlanMatch(at, new BuiltinTerm(call.At, call.Builtin, call.Arguments[..^1]), call.Arguments[^1]);
                break;
            case FunctionCallTerm call when call.Arguments.Length - 1 == FunctionOf(call)?.Arity:
                PlanMatch(at, new FunctionCallTerm(call.At, call.Path, call.Arguments[..^1]), call.Arguments[^1]);
                break;
            case RefTerm reference when Terms.IsOpen(reference):
                Terms.Follow(at, reference, TruePattern.Instance);
                break;
            default:
                Add(new HoldsStep(at, Terms.Plan(term)));
                break;
        }
    }

    /// <summary>The values of a term, none where it is undefined.</summary>
    ComprehensionTerm SetOf(Term term)
    {
        var value = new LocalTerm(term.At, _context.Slots.New("$print", _level + 1, term.At));
        return new ComprehensionTerm(
            term.At, ComprehensionKind.Set, null, value, new Body([new Literal(term.At, new UnifyStatement(value, term))]));
    }

    RuleGroup? FunctionOf(FunctionCallTerm call) => _context.Root.Find(call.Path)?.Group;

    void PlanWalk(RegoLocation at, Term document, Term found)
    {
        var head = Terms.Plan(document);
        if (found is ArrayTerm { Items: [var path, var value] } && TermPlanner.IsPlain(path) && TermPlanner.IsPlain(value))
        {
            // The value is matched first, then the path.
            var pattern = Terms.Pattern(value);
            Add(new WalkStep(at, head, Terms.Pattern(path), pattern));
            return;
        }

        var (pathLocal, valueLocal) = (Terms.Temporary(at), Terms.Temporary(at));
        Add(new WalkStep(at, head, new BindPattern(pathLocal.Slot), new BindPattern(valueLocal.Slot)));
        PlanMatch(at, new ArrayTerm(at, [new LocalTerm(at, pathLocal), new LocalTerm(at, valueLocal)]), found);
    }

    void PlanUnify(RegoLocation at, UnifyStatement unify)
    {
        var (left, right) = (unify.Left, unify.Right);
        var leftFirst = Readiness.CanMatch(left, right);
        var rightFirst = Readiness.CanMatch(right, left);
        if (leftFirst && rightFirst)
            leftFirst = left is RefTerm reference && Terms.IsOpen(reference);
        if (leftFirst)
            PlanMatch(at, left, right);
        else
            PlanMatch(at, right, left);
    }

    /// <summary>Plans to evaluate a term and to match its value with another.</summary>
    void PlanMatch(RegoLocation at, Term value, Term pattern)
    {
        if (value is BuiltinTerm { Builtin.Name: Walking.Name, Arguments: [var document] })
        {
            PlanWalk(at, document, pattern);
            return;
        }

        if (value is RefTerm reference && Terms.IsOpen(reference))
        {
            if (TermPlanner.IsPlain(pattern))
            {
                Terms.Follow(at, reference, pattern);
                return;
            }
        }
        else if (pattern is LocalTerm { Local: var local } && !_bound.Contains(local))
        {
            var expression = Terms.Plan(value);
            Bind(local);
            Add(new SetStep(at, local.Slot, expression));
            return;
        }

        var planned = Terms.Plan(value);
        Add(new MatchStep(at, planned, Terms.Pattern(pattern)));
    }

    void PlanSomeIn(RegoLocation at, SomeInStatement some)
    {
        var domain = Terms.Plan(some.Domain);
        if ((some.Key is null || TermPlanner.IsPlain(some.Key)) && TermPlanner.IsPlain(some.Value))
        {
            var key = some.Key is null ? AnyPattern.Instance : Terms.Pattern(some.Key);
            Add(new ItemsStep(at, domain, key, Terms.Pattern(some.Value)));
            return;
        }

        var (keyLocal, valueLocal) = (Terms.Temporary(at), Terms.Temporary(at));
        Add(new ItemsStep(at, domain, new BindPattern(keyLocal.Slot), new BindPattern(valueLocal.Slot)));
        if (some.Key is not null)
            PlanMatch(at, new LocalTerm(at, keyLocal), some.Key);
        PlanMatch(at, new LocalTerm(at, valueLocal), some.Value);
    }

    void PlanEvery(RegoLocation at, EveryStatement every)
    {
        var domain = Terms.Plan(every.Domain);
        var inner = Inner(1);
        var key = every.Key is null ? AnyPattern.Instance : inner.Terms.Pattern(every.Key);
        var value = inner.Terms.Pattern(every.Value);
        inner.Plan(every.Body);
        Add(new EveryStep(at, domain, key, value, new ExistsPlan { Steps = inner.Steps }));
    }
}
