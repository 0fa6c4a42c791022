using System.Collections.Immutable;
using Plimsoll.Rego.Syntax;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Compilation;

/// <summary>Takes apart what unifies arrays with arrays and objects with objects, so that each part can be evaluated when its variables are known.</summary>
static class Unification
{
    /// <summary>The literals that stand for one.</summary>
    public static IEnumerable<Literal> Split(Literal literal)
    {
        if (literal is not { IsNegated: false, Statement: UnifyStatement unify })
            return [literal];
        return (unify.Left, unify.Right) switch
        {
            (ArrayTerm left, ArrayTerm right) when left.Items.Length == right.Items.Length =>
                left.Items.Zip(right.Items).SelectMany(pair => Split(Part(literal, pair.First, pair.Second))),
            (ObjectTerm left, ObjectTerm right) when SameKeys(left, right) is { } order =>
                left.Values.Select((value, index) => (value, right.Values[order[index]])).SelectMany(pair => Split(Part(literal, pair.Item1, pair.Item2))),
            _ => [literal],
        };
    }

    static Literal Part(Literal whole, Term left, Term right) => new(whole.At, new UnifyStatement(left, right)) { With = whole.With };

    static ImmutableArray<int>? SameKeys(ObjectTerm left, ObjectTerm right)
    {
        if (left.Keys.Length != right.Keys.Length)
            return null;
        var positions = new Dictionary<RegoValue, int>();
        for (var index = 0; index < right.Keys.Length; index++)
        {
            if (right.Keys[index] is ValueTerm { Value: var known })
                positions[known] = index;
        }

        var order = ImmutableArray.CreateBuilder<int>(left.Keys.Length);
        foreach (var key in left.Keys)
        {
            if (key is not ValueTerm { Value: var wanted } || !positions.TryGetValue(wanted, out var index))
                return null;
            order.Add(index);
        }

        return order.MoveToImmutable();
    }
}
