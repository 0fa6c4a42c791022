using Plimsoll.Rego.Evaluation;

namespace Plimsoll.Rego.Compilation;

/// <summary>Finds rules that need their own value.</summary>
static class Recursion
{
    /// <summary>Tells each rule that needs itself, with the way.</summary>
    /// <param name="needs">What each rule needs.</param>
    /// <param name="errors">Takes the mistakes.</param>
    public static void Check(IReadOnlyDictionary<RuleGroup, HashSet<RuleGroup>> needs, ErrorList errors)
    {
        var finished = new HashSet<RuleGroup>();
        foreach (var start in needs.Keys)
        {
            if (!finished.Contains(start))
                Search(start, needs, finished, errors);
        }
    }

    static void Search(
        RuleGroup start, IReadOnlyDictionary<RuleGroup, HashSet<RuleGroup>> needs, HashSet<RuleGroup> finished, ErrorList errors)
    {
        var path = new List<RuleGroup> { start };
        var onPath = new HashSet<RuleGroup> { start };
        var waiting = new Stack<IEnumerator<RuleGroup>>([needs[start].GetEnumerator()]);
        while (waiting.TryPeek(out var next))
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
                Report(path, next.Current, errors);
            }
            else if (!finished.Contains(next.Current))
            {
                path.Add(next.Current);
                onPath.Add(next.Current);
                waiting.Push(needs[next.Current].GetEnumerator());
            }
        }
    }

    static void Report(List<RuleGroup> path, RuleGroup again, ErrorList errors)
    {
        var circle = path[path.IndexOf(again)..];
        var way = string.Join(" -> ", circle.Append(again).Select(group => group.Name));
        errors.Add("rego_recursion_error", again.At, $"rule {again.Name} is recursive: {way}");
    }
}
