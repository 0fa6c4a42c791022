using System.Globalization;
using Plimsoll.Model.Rbac;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Reports.Rbac;

/// <summary>The paths as a graph in Graphviz' language: starts are boxes, goals are ovals, a step's arrow names its technique.</summary>
/// <remarks>https://graphviz.org/doc/info/lang.html</remarks>
public sealed class RbacRiskDot : IRbacRiskReport
{
    /// <inheritdoc/>
    public string Name => "dot";

    /// <inheritdoc/>
    public void Write(RbacRisks risks, TextWriter output, ReportStyle style)
    {
        output.WriteLine("digraph rbac {");
        output.WriteLine("  rankdir=LR;");
        output.WriteLine("  node [fontname=\"sans-serif\", shape=box, style=rounded];");
        output.WriteLine("  edge [fontname=\"sans-serif\", fontsize=10];");
        var goals = new Dictionary<string, Severity>(StringComparer.Ordinal);
        foreach (var path in risks.Paths)
        {
            if (!goals.TryGetValue(path.Goal, out var known) || path.Severity > known)
                goals[path.Goal] = path.Severity;
        }

        foreach (var (goal, severity) in goals.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            output.WriteLine($"  {Quoted(goal)} [shape=oval, style=filled, fillcolor={Quoted(Fill(severity))}];");
        foreach (var start in risks.Paths.GroupBy(path => path.Start, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var uses = start.First().Uses;
            var label = string.Join('\n', [start.Key, .. uses.Take(3).Select(use => use.Workload.ToString()), .. uses.SelectMany(use => use.Exposure).Distinct(StringComparer.Ordinal).Take(3)]);
            output.WriteLine($"  {Quoted(start.Key)} [style=\"rounded,bold\", label={Quoted(label)}];");
        }

        var edges = risks.Paths.SelectMany(path => path.Hops)
            .Select(hop => (hop.From, hop.To, Label: $"{hop.Title}\n{string.Join('\n', hop.Evidence.Select(Evidence))}".TrimEnd('\n')))
            .Distinct();
        foreach (var (from, to, label) in edges)
            output.WriteLine($"  {Quoted(from)} -> {Quoted(to)} [label={Quoted(label)}];");
        output.WriteLine("}");
    }

    static string Evidence(RbacEvidence evidence) => string.Create(
        CultureInfo.InvariantCulture, $"{evidence.Role} rule {evidence.RuleIndex} ({evidence.RuleLocation})");

    static string Fill(Severity severity) => severity switch
    {
        Severity.Critical => "#f4a6a6",
        Severity.High => "#f8cf9b",
        Severity.Medium => "#fbf0a8",
        _ => "#dddddd",
    };

    static string Quoted(string text) =>
        $"\"{string.Join("\\n", text.Split('\n').Select(line => VisibleText.Of(line).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)))}\"";
}
