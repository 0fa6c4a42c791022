using System.Collections.Immutable;
using Plimsoll.Rego.Syntax;

namespace Plimsoll.Rego.Compilation;

/// <summary>Takes out of a negated literal what is evaluated before it.</summary>
/// <remarks>
/// OPA evaluates the calls and paths that are arguments within <c>not</c> before the negation, so that <c>not f(input.x)</c> is undefined
/// where <c>input.x</c> is: what policies in use depend on. See https://github.com/open-policy-agent/opa/issues/8387.
/// </remarks>
sealed class Negation(LocalSlots slots, int level)
{
    readonly ImmutableArray<Literal>.Builder _before = ImmutableArray.CreateBuilder<Literal>();
    ImmutableArray<WithModifier> _with = [];
    bool _isInCall;

    /// <summary>The literals that stand for a negated one: those before, and the negation at the end.</summary>
    public ImmutableArray<Literal> Expand(Literal literal)
    {
        _with = literal.With;
        var statement = literal.Statement switch
        {
            TermStatement { Term: BuiltinTerm { Builtin.Name: "equal" } call } =>
                new TermStatement(new BuiltinTerm(call.At, call.Builtin, [.. call.Arguments.Select(Side)])),
            TermStatement { Term: BuiltinTerm call } => new TermStatement(new BuiltinTerm(call.At, call.Builtin, Lift(call.Arguments))),
            TermStatement { Term: FunctionCallTerm call } => new TermStatement(new FunctionCallTerm(call.At, call.Path, Lift(call.Arguments))),
            TermStatement term => new TermStatement(Side(term.Term)),
            UnifyStatement unify => new UnifyStatement(Side(unify.Left), Side(unify.Right)),
            _ => literal.Statement,
        };
        _before.Add(new Literal(literal.At, statement) { IsNegated = true, With = literal.With });
        return _before.ToImmutable();
    }

    /// <summary>A side of a comparison: a path stays, what is in its keys does not.</summary>
    Term Side(Term term) => term switch
    {
        RefTerm reference => new RefTerm(reference.At, Head(reference.Head), Lift(reference.Path)),
        _ => Lift(term),
    };

    Term Head(Term head) => head is BuiltinTerm or FunctionCallTerm ? Lift(head) : head;

    ImmutableArray<Term> Lift(ImmutableArray<Term> terms) => [.. terms.Select(Lift)];

    Term Lift(Term term) => term switch
    {
        RefTerm reference => Before(new RefTerm(reference.At, Head(reference.Head), Lift(reference.Path)), isClosed: !_isInCall),
        DocumentTerm => Before(term, isClosed: false),
        BuiltinTerm call => Before(new BuiltinTerm(call.At, call.Builtin, LiftArguments(call.Arguments)), isClosed: false),
        FunctionCallTerm call => Before(new FunctionCallTerm(call.At, call.Path, LiftArguments(call.Arguments)), isClosed: false),
        ArrayTerm array => new ArrayTerm(array.At, Lift(array.Items)),
        SetTerm set => new SetTerm(set.At, Lift(set.Items)),
        ObjectTerm members => new ObjectTerm(members.At, Lift(members.Keys), Lift(members.Values)),
        _ => term,
    };

    /// <summary>A call within is no longer a part of what is negated, so each of its keys is tried.</summary>
    ImmutableArray<Term> LiftArguments(ImmutableArray<Term> arguments)
    {
        var outside = _isInCall;
        _isInCall = true;
        var lifted = Lift(arguments);
        _isInCall = outside;
        return lifted;
    }

    LocalTerm Before(Term term, bool isClosed)
    {
        var value = new LocalTerm(term.At, slots.New("$not", level, term.At));
        _before.Add(new Literal(term.At, new UnifyStatement(value, term)) { With = _with, IsClosed = isClosed });
        return value;
    }
}
