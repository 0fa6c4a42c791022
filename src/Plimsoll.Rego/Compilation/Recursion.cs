using Plimsoll.Rego.Evaluation;

namespace Plimsoll.Rego.Compilation;

/// <summary>Finds rules that need their own value.</summary>
static class Recursion
{
    /// <summary>Most rules of a circle that a message names.</summary>
    const int MaxNamed = 20;

    /// <summary>Tells each rule that needs itself, with the way.</summary>
    /// <param name="needs">What each rule needs: a <see cref="RuleGroup"/>, or a <see cref="RuleNode"/> for all rules at and below a place.</param>
    /// <param name="errors">Takes the mistakes.</param>
    public static void Check(IReadOnlyDictionary<RuleGroup, HashSet<object>> needs, ErrorList errors)
    {
        var finished = new HashSet<object>();
        foreach (var start in needs.Keys)
        {
            if (!finished.Contains(start))
                Search(start, needs, finished, errors);
        }
    }

    static void Search(RuleGroup start, IReadOnlyDictionary<RuleGroup, HashSet<object>> needs, HashSet<object> finished, ErrorList errors)
    {
        var path = new List<object> { start };
        var onPath = new HashSet<object> { start };
        var waiting = new Stack<IEnumerator<object>>([NeedsOf(start, needs)]);
        while (waiting.TryPeek(out var next) && !errors.IsFull)
        {
            if (!next.MoveNext())
            {
                waiting.Pop();
                finished.Add(path[^1]);
                onPath.Remove(path[^1]);
                path.RemoveAt(path.Count - 1);
            }
            else if (onPath.Contains(next.Current))
            {
                Report(path[path.IndexOf(next.Current)..], errors);
            }
            else if (!finished.Contains(next.Current))
            {
                path.Add(next.Current);
                onPath.Add(next.Current);
                waiting.Push(NeedsOf(next.Current, needs));
            }
        }
    }

    static IEnumerator<object> NeedsOf(object needing, IReadOnlyDictionary<RuleGroup, HashSet<object>> needs) => needing switch
    {
        RuleGroup group => needs[group].GetEnumerator(),
        RuleNode { Group: { } group } => (group.Kind == RuleKind.Function ? Enumerable.Empty<object>() : [group]).GetEnumerator(),
        _ => ((RuleNode)needing).Children.GetEnumerator(),
    };

    static void Report(List<object> circle, ErrorList errors)
    {
        var groups = circle.OfType<RuleGroup>().ToList();
        var way = string.Join(" -> ", groups.Take(MaxNamed).Select(group => group.Name));
        var again = groups.Count > MaxNamed ? $"{groups.Count - MaxNamed} more" : groups[0].Name;
        errors.Add("rego_recursion_error", groups[0].At, $"rule {groups[0].Name} is recursive: {way} -> {again}");
    }
}
