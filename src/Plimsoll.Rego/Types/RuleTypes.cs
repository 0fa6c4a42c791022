using Plimsoll.Rego.Compilation;
using Plimsoll.Rego.Evaluation;
using Plimsoll.Rego.Syntax;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Types;

/// <summary>Checks the types of rules, those first that others need.</summary>
sealed class RuleTypes
{
    readonly RuleNode _root;
    readonly TypeChecker _checker;
    readonly Dictionary<RuleGroup, RegoType> _types = [];

    RuleTypes(ProgramContext context)
    {
        _root = context.Root;
        _checker = new TypeChecker(TypeOf, body => context.Order.GetValueOrDefault(body) ?? [.. body.Literals], context);
    }

    /// <summary>Checks rules.</summary>
    /// <param name="context">The program; its mistakes are added to.</param>
    /// <param name="groups">The rules with their clauses.</param>
    /// <param name="needs">What each needs, rules and places with rules below; without circles.</param>
    public static void Check(
        ProgramContext context,
        IReadOnlyList<(RuleGroup Group, List<Clause> Clauses)> groups,
        IReadOnlyDictionary<RuleGroup, HashSet<object>> needs)
    {
        var types = new RuleTypes(context);
        var clauses = groups.ToDictionary(group => group.Group, group => group.Clauses);
        foreach (var group in InOrder(groups.Select(group => group.Group), needs))
            types._types[group] = types.Check(group, clauses[group]);
    }

    /// <summary>Rules behind those that they need.</summary>
    /// <remarks>The type of a whole place is not asked for, so only what is needed by itself has to come first.</remarks>
    static IEnumerable<RuleGroup> InOrder(IEnumerable<RuleGroup> groups, IReadOnlyDictionary<RuleGroup, HashSet<object>> needs)
    {
        var seen = new HashSet<RuleGroup>();
        foreach (var start in groups)
        {
            if (!seen.Add(start))
                continue;
            var waiting = new Stack<(RuleGroup Group, IEnumerator<RuleGroup> Needs)>([(start, Of(start))]);
            while (waiting.TryPeek(out var top))
            {
                if (!top.Needs.MoveNext())
                    yield return waiting.Pop().Group;
                else if (seen.Add(top.Needs.Current))
                    waiting.Push((top.Needs.Current, Of(top.Needs.Current)));
            }
        }

        IEnumerator<RuleGroup> Of(RuleGroup group) => needs[group].OfType<RuleGroup>().GetEnumerator();
    }

    RegoType Check(RuleGroup group, List<Clause> clauses)
    {
        RegoType? value = null, key = null;
        foreach (var first in clauses)
        {
            for (var clause = first; clause is not null; clause = clause.Else)
            {
                var scope = new TypeScope(null);
                _checker.Check(clause.Body, scope);
                foreach (var part in clause.Keys)
                {
                    var type = _checker.TypeOf(part, scope);
                    key = key is null ? type : RegoType.Union(key, type);
                }

                var found = _checker.TypeOf(clause.Element ?? clause.Value, scope);
                if (clause.Keys.Length > 1 || (clause.Element is not null && !clause.Keys.IsEmpty))
                    found = RegoType.Any;
                value = value is null ? found : RegoType.Union(value, found);
            }
        }

        return RegoType.Bounded(group.Kind switch
        {
            RuleKind.Set => new SetType(value ?? RegoType.Any),
            RuleKind.Object => new ObjectType(null, clauses.Exists(clause => clause.Keys.Length > 1) ? RegoType.Any : key ?? RegoType.Any, value ?? RegoType.Any),
            _ => value ?? RegoType.Any,
        });
    }

    /// <summary>The type of what a path into <c>data</c> leads to. Given data may stand beside rules, so only a whole rule is told of.</summary>
    RegoType TypeOf(RefTerm reference)
    {
        var node = _root;
        for (var index = 0; index < reference.Path.Length; index++)
        {
            if (reference.Path[index] is not ValueTerm { Value: RegoString name } || node.Child(name.Value) is not { } child)
                return RegoType.Any;
            node = child;
            if (node.Group is not { } group)
                continue;
            return index == reference.Path.Length - 1 ? _types.GetValueOrDefault(group, RegoType.Any) : RegoType.Any;
        }

        return RegoType.Any;
    }
}
