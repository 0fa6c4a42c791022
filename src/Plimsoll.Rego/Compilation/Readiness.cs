using System.Collections.Immutable;
using Plimsoll.Rego.Builtins;
using Plimsoll.Rego.Syntax;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Compilation;

/// <summary>Tells whether a literal can be evaluated once some variables have values, and which others it gives values to.</summary>
/// <remarks>
/// A key of a path may be unknown: each is tried. An argument of a function may not. What a value is compared with may hold unknown
/// variables at any place of an array or an object. This is OPA's rule of safety: https://www.openpolicyagent.org/docs/faq#safety.
/// </remarks>
sealed class Readiness(IReadOnlySet<Local> bound, int level, Func<FunctionCallTerm, int?> arityOf, CompilationEffort effort)
{
    readonly HashSet<Local> _added = [];

    /// <summary>Whether a literal can be evaluated.</summary>
    public bool IsReady(Literal literal)
    {
        _added.Clear();
        if (!literal.With.IsEmpty && !AreReady([.. literal.With.Select(with => with.Value)]))
            return false;
        if (literal.IsNegated)
            return AllKnown(literal);
        if (literal is { IsClosed: true, Statement: UnifyStatement { Right: var lifted } } && !AllKnown(lifted))
            return false;
        return literal.Statement switch
        {
            TermStatement { Term: BuiltinTerm { Builtin.Name: Walking.Name, Arguments: [var document, var found] } } => IsReady(document) && CanMatch(found),
            TermStatement { Term: BuiltinTerm { Builtin.Name: Traces.Print } print } => AreReady(print.Arguments),
            TermStatement { Term: BuiltinTerm call } when call.Arguments.Length == call.Builtin.Arity + 1 => IsReadyWithResult(call.Arguments),
            TermStatement { Term: FunctionCallTerm call } when call.Arguments.Length - 1 == arityOf(call) => IsReadyWithResult(call.Arguments),
            TermStatement statement => IsReady(statement.Term),
            UnifyStatement unify => CanUnify(unify),
            SomeInStatement some => IsReady(some.Domain) && (some.Key is null || CanMatch(some.Key)) && CanMatch(some.Value),
            EveryStatement every => IsReady(every.Domain) && AllKnown(every.Body),
            _ => true,
        };
    }

    /// <summary>Whether a term can be evaluated with what is known; nothing is remembered of it.</summary>
    public bool CanEvaluate(Term term)
    {
        _added.Clear();
        return IsReady(term);
    }

    /// <summary>Whether the left side can be evaluated, and the right side matched with its value.</summary>
    public bool CanMatch(Term value, Term pattern)
    {
        _added.Clear();
        return IsReady(value) && CanMatch(pattern);
    }

    bool IsKnown(Local local) => bound.Contains(local) || _added.Contains(local);

    bool IsReadyWithResult(ImmutableArray<Term> arguments) => AreReady(arguments[..^1]) && CanMatch(arguments[^1]);

    bool CanUnify(UnifyStatement unify) => CanMatch(unify.Left, unify.Right) || CanMatch(unify.Right, unify.Left);

    bool AllKnown(Literal literal)
    {
        var used = new List<Local>();
        LocalsIn.Of(literal, level, used, effort);
        return used.TrueForAll(IsKnown);
    }

    bool AllKnown(Term term)
    {
        var used = new List<Local>();
        LocalsIn.Of(term, level, used, effort);
        return used.TrueForAll(IsKnown);
    }

    bool AllKnown(Body body)
    {
        var used = new List<Local>();
        LocalsIn.Of(body, level, used, effort);
        return used.TrueForAll(IsKnown);
    }

    /// <summary>Terms that are evaluated together: one may give values to the variables of another.</summary>
    bool AreReady(ImmutableArray<Term> terms)
    {
        List<Term>? waiting = null;
        foreach (var term in terms)
        {
            if (!IsReady(term))
                (waiting ??= []).Add(term);
        }

        while (waiting is { Count: > 0 })
        {
            if (waiting.RemoveAll(IsReady) == 0)
                return false;
        }

        return true;
    }

    bool IsReady(Term term)
    {
        NestingGuard.Enter();
        effort.Spend();
        return term switch
        {
            LocalTerm local => IsKnown(local.Local),
            RefTerm reference => IsReadyRef(reference),
            BuiltinTerm call => AreReady(call.Arguments),
            FunctionCallTerm call => AreReady(call.Arguments),
            ArrayTerm array => AreReady(array.Items),
            SetTerm set => AreReady(set.Items),
            ObjectTerm members => AreReady([.. members.Keys, .. members.Values]),
            TemplateTerm template => AreReady(template.Parts),
            ComprehensionTerm comprehension => AllKnown(comprehension),
            _ => true,
        };
    }

    bool IsReadyRef(RefTerm reference)
    {
        if (!IsReady(reference.Head))
            return false;
        foreach (var key in reference.Path)
        {
            if (!CanMatch(key))
                return false;
        }

        return true;
    }

    bool CanMatch(Term pattern)
    {
        NestingGuard.Enter();
        effort.Spend();
        switch (pattern)
        {
            case LocalTerm local:
                _added.Add(local.Local);
                return true;
            case ArrayTerm array:
                return array.Items.All(CanMatch);
            case ObjectTerm members:
                return AreReady(members.Keys) && members.Values.All(CanMatch);
            default:
                return IsReady(pattern);
        }
    }
}
