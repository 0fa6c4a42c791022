using System.Collections.Immutable;
using Plimsoll.Rego.Evaluation;
using Plimsoll.Rego.Syntax;

namespace Plimsoll.Rego.Compilation;

/// <summary>Gathers the clauses of each path into one group, and tells those that cannot stand beside each other.</summary>
sealed class RuleTree(ErrorList errors)
{
    readonly Dictionary<RuleNode, List<Clause>> _clauses = [];

    /// <summary>The place <c>data</c>.</summary>
    public RuleNode Root { get; } = new(null, "data");

    /// <summary>The groups with their clauses, in the order of the groups' numbers.</summary>
    public List<(RuleGroup Group, List<Clause> Clauses)> Groups { get; } = [];

    /// <summary>Adds the packages and clauses.</summary>
    public void Add(IEnumerable<ModuleSyntax> modules, IEnumerable<Clause> clauses)
    {
        foreach (var module in modules)
            Root.At(module.Package);
        foreach (var clause in clauses)
        {
            var node = Root.At(clause.Path);
            if (!_clauses.TryGetValue(node, out var list))
                _clauses[node] = list = [];
            list.Add(clause);
        }

        Group(Root);
    }

    void Group(RuleNode node)
    {
        if (!_clauses.TryGetValue(node, out var clauses))
        {
            foreach (var child in node.Children)
                Group(child);
            return;
        }

        if (node.HasChildren)
            clauses = WithThoseBelow(node, clauses);
        var kind = KindOf(clauses);
        var group = new RuleGroup(node.Path, kind, Groups.Count) { At = clauses[0].At };
        node.Group = group;
        Groups.Add((group, clauses));
        Check(group, clauses);
    }

    /// <summary>An object that a rule defines with keys holds what rules with longer paths define below it.</summary>
    List<Clause> WithThoseBelow(RuleNode node, List<Clause> clauses)
    {
        var below = Below(node).ToList();
        if (clauses.TrueForAll(clause => clause.Keys.IsEmpty) && below.Count > 0)
        {
            errors.Add(
                "rego_type_error",
                clauses[0].At,
                $"rule data.{string.Join('.', node.Path)} conflicts with [{string.Join(' ', below.Select(clause => "data." + string.Join('.', clause.Path)).Distinct(StringComparer.Ordinal))}]");
            return clauses;
        }

        node.Clear();
        return [.. clauses, .. below.Select(clause => clause with
        {
            Path = node.Path,
            Keys = [.. clause.Path.Skip(node.Path.Length).Select(name => new ValueTerm(clause.At, new Values.RegoString(name))), .. clause.Keys],
        })];
    }

    IEnumerable<Clause> Below(RuleNode node)
    {
        foreach (var child in node.Children)
        {
            if (_clauses.TryGetValue(child, out var clauses))
            {
                foreach (var clause in clauses)
                    yield return clause;
            }

            foreach (var clause in Below(child))
                yield return clause;
        }
    }

    static RuleKind KindOf(List<Clause> clauses)
    {
        if (clauses.Exists(clause => clause.Parameters is not null))
            return RuleKind.Function;
        if (clauses.Exists(clause => !clause.Keys.IsEmpty))
            return RuleKind.Object;
        return clauses.Exists(clause => clause.Element is not null) ? RuleKind.Set : RuleKind.Complete;
    }

    void Check(RuleGroup group, List<Clause> clauses)
    {
        var first = clauses[0];
        foreach (var clause in clauses)
        {
            var isSame = group.Kind switch
            {
                RuleKind.Function => clause.Parameters is not null,
                RuleKind.Set => clause.Element is not null,
                RuleKind.Object => !clause.Keys.IsEmpty,
                _ => true,
            };
            if (!isSame)
                errors.Add("rego_type_error", first.At, $"conflicting rules {group.Name} found");
            else if (group.Kind == RuleKind.Function && clause.Parameters?.Length != first.Parameters?.Length)
                errors.Add("rego_type_error", first.At, $"conflicting rules {group.Name} found: they take different numbers of arguments");
        }

        var defaults = clauses.Where(clause => clause.IsDefault).ToImmutableArray();
        if (defaults.Length > 1)
            errors.Add("rego_type_error", defaults[1].At, $"multiple default rules {group.Name} found");
    }
}
