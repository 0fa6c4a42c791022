using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>Finds, by one value that many rules compare with constants, the rules that can apply.</summary>
/// <remarks>As in OPA a rule that needs <c>input.kind == "Pod"</c> is not tried for another kind; each other rule always is.</remarks>
sealed class RuleIndex
{
    /// <summary>Fewer rules than this are tried one after the other.</summary>
    const int MinClauses = 3;

    /// <summary>Most rules in all lists of an index together: those without the constant are in each.</summary>
    const long MaxListed = 4_000_000;

    readonly Expression _subject;
    readonly Dictionary<RegoValue, ClausePlan[]> _byValue;
    readonly ClausePlan[] _others;

    RuleIndex(Expression subject, Dictionary<RegoValue, ClausePlan[]> byValue, ClausePlan[] others) =>
        (_subject, _byValue, _others) = (subject, byValue, others);

    /// <summary>The rules that can apply, in their order.</summary>
    public ClausePlan[] Find(Evaluator evaluator) =>
        _subject.Evaluate(evaluator) is { } value && _byValue.TryGetValue(value, out var clauses) ? clauses : _others;

    /// <summary>An index over rules; <c>null</c> where it would not help.</summary>
    /// <param name="clauses">The rules.</param>
    /// <param name="conditionsOf">What each compares with constants.</param>
    public static RuleIndex? Of(ClausePlan[] clauses, Func<ClausePlan, IReadOnlyList<IndexCondition>> conditionsOf)
    {
        if (clauses.Length < MinClauses || clauses.Any(clause => clause.Else is not null))
            return null;
        var conditions = clauses.Select(conditionsOf).ToArray();
        var best = conditions.SelectMany(found => found.Select(condition => condition.Subject))
            .CountBy(subject => subject, StringComparer.Ordinal)
            .OrderByDescending(subject => subject.Value)
            .FirstOrDefault();
        if (best.Value < 2)
            return null;
        var constants = conditions.Select(found => found.FirstOrDefault(condition => condition.Subject == best.Key)).ToArray();
        var others = clauses.Where((_, position) => constants[position] is null).ToArray();
        var own = Enumerable.Range(0, clauses.Length).Where(position => constants[position] is not null)
            .GroupBy(position => constants[position]!.Constant)
            .ToDictionary(group => group.Key, group => group.ToArray());
        if ((long)own.Count * others.Length > MaxListed)
            return null;
        var without = Enumerable.Range(0, clauses.Length).Where(position => constants[position] is null).ToArray();
        var byValue = own.ToDictionary(group => group.Key, group => Merge(clauses, group.Value, without));
        return new RuleIndex(constants.OfType<IndexCondition>().First().Expression, byValue, others);
    }

    /// <summary>The rules at positions of two ascending lists, in their order.</summary>
    static ClausePlan[] Merge(ClausePlan[] clauses, int[] own, int[] others)
    {
        int[] positions = [.. own, .. others];
        Array.Sort(positions);
        return [.. positions.Select(position => clauses[position])];
    }
}
