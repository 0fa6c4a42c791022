using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>The fragments of a document and how they use each other.</summary>
/// <remarks>https://spec.graphql.org/October2021/#sec-Validation.Fragments.</remarks>
sealed class GraphQlFragments
{
    readonly BuiltinCall _call;
    readonly GraphQlQuery _query;
    readonly Dictionary<string, GraphQlFragment> _byName = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<string>> _uses = new(StringComparer.Ordinal);

    /// <summary>The fragments of a document.</summary>
    /// <param name="call">The call.</param>
    /// <param name="query">The document.</param>
    /// <exception cref="GraphQlException">Two have one name.</exception>
    public GraphQlFragments(BuiltinCall call, GraphQlQuery query)
    {
        (_call, _query) = (call, query);
        foreach (var fragment in query.Fragments)
        {
            if (!_byName.TryAdd(fragment.Name, fragment))
                throw new GraphQlException($"There can be only one fragment named \"{fragment.Name}\".");
            _uses[fragment.Name] = UsesOf(fragment.Selections);
        }
    }

    /// <summary>The fragment of a name; <c>null</c> where there is none.</summary>
    /// <param name="name">The name.</param>
    public GraphQlFragment? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The names of the fragments that selections use, also through other fragments.</summary>
    /// <param name="selections">The selections.</param>
    public HashSet<string> AllUsesOf(IReadOnlyList<GraphQlSelection> selections)
    {
        var (all, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>(UsesOf(selections)));
        while (open.TryPop(out var name))
        {
            _call.Charge(1);
            if (!all.Add(name) || !_uses.TryGetValue(name, out var further))
                continue;
            foreach (var use in further)
                open.Push(use);
        }

        return all;
    }

    /// <summary>Checks that all fragments are used, and none by itself.</summary>
    /// <exception cref="GraphQlException">One is not, or is.</exception>
    public void CheckUse()
    {
        CheckCycles();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in _query.Operations)
            used.UnionWith(AllUsesOf(operation.Selections));
        foreach (var fragment in _query.Fragments)
        {
            if (!used.Contains(fragment.Name))
                throw new GraphQlException($"Fragment \"{fragment.Name}\" is never used.");
        }
    }

    /// <summary>The fields that selections come to, with the types they are selected of, each fragment once.</summary>
    /// <param name="selections">The selections.</param>
    public List<(GraphQlField Field, string Condition)> FieldsOf(IReadOnlyList<GraphQlSelection> selections)
    {
        var fields = new List<(GraphQlField Field, string Condition)>();
        Collect(selections, "", fields, new HashSet<string>(StringComparer.Ordinal));
        return fields;
    }

    void Collect(
        IReadOnlyList<GraphQlSelection> selections, string condition, List<(GraphQlField Field, string Condition)> to, HashSet<string> seen)
    {
        NestingGuard.Enter();
        foreach (var selection in selections)
        {
            _call.Charge(1);
            if (selection is GraphQlField field)
                to.Add((field, condition));
            else if (selection is GraphQlInline inline)
                Collect(inline.Selections, inline.Condition.Length == 0 ? condition : inline.Condition, to, seen);
            else if (selection is GraphQlSpread spread && seen.Add(spread.Name) && Find(spread.Name) is { } fragment)
                Collect(fragment.Selections, fragment.Condition, to, seen);
        }
    }

    List<string> UsesOf(IReadOnlyList<GraphQlSelection> selections)
    {
        var (uses, open) = (new List<string>(), new Stack<GraphQlSelection>(selections));
        while (open.TryPop(out var selection))
        {
            _call.Charge(1);
            if (selection is GraphQlSpread spread)
                uses.Add(spread.Name);
            foreach (var inner in selection.Selections)
                open.Push(inner);
        }

        return uses;
    }

    /// <summary>Takes away fragments that use none that are left; what remains is in a cycle, or leads to one.</summary>
    void CheckCycles()
    {
        var users = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, uses) in _uses)
        {
            counts[name] = 0;
            foreach (var use in uses.Where(_byName.ContainsKey))
            {
                counts[name]++;
                if (!users.TryGetValue(use, out var list))
                    users[use] = list = [];
                list.Add(name);
            }
        }

        var open = new Stack<string>(counts.Where(each => each.Value == 0).Select(each => each.Key));
        var left = counts.Count;
        while (open.TryPop(out var name))
        {
            left--;
            foreach (var user in users.GetValueOrDefault(name) ?? [])
            {
                if (--counts[user] == 0)
                    open.Push(user);
            }
        }

        if (left > 0)
        {
            var name = counts.First(each => each.Value > 0).Key;
            throw new GraphQlException($"Cannot spread fragment \"{name}\" within itself.");
        }
    }
}
