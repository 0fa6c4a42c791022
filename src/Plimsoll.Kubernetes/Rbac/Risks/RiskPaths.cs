using System.Collections.Immutable;
using Plimsoll.Model.Rbac;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Rbac.Risks;

/// <summary>Tells the ways of the graph as paths for people.</summary>
sealed class RiskPaths(RiskGraph graph, RiskFacts facts, int maxPathsPerStart)
{
    /// <summary>Paths of one start that are told unless all are asked for; the worst are kept.</summary>
    public const int MaxPathsPerStart = 25;

    /// <summary>How many paths were not told.</summary>
    public int LeftOut { get; private set; }

    /// <summary>The paths of a start, the worst first.</summary>
    public IEnumerable<RbacPath> Of(RbacSubject start, RiskSearch search)
    {
        var id = graph.Find(RiskNode.Of(start));
        if (id < 0)
            return [];
        var uses = start.Kind == SubjectKind.ServiceAccount ? facts.Uses.Of(start) : [];
        var ways = search.From(id).ToArray();
        LeftOut += Math.Max(0, ways.Length - maxPathsPerStart);
        return ways
            .Select(way => new RbacPath(
                start.ToString(), graph[way[^1].To].ToString(), SeverityOf(graph[way[^1].To], start, uses), Hops(way), uses))
            .OrderByDescending(path => path.Severity).ThenBy(path => path.Hops.Length).ThenBy(path => path.Goal, StringComparer.Ordinal)
            .Take(maxPathsPerStart);
    }

    ImmutableArray<RbacHop> Hops(List<RiskEdge> way)
    {
        var hops = ImmutableArray.CreateBuilder<RbacHop>();
        for (var position = 0; position < way.Count; position++)
        {
            var edge = way[position];
            if (edge.Step is not { } step)
                continue;
            var to = graph[edge.To].IsHub && position + 1 < way.Count ? way[position + 1].To : edge.To;
            hops.Add(new RbacHop(
                graph[edge.From].ToString(), graph[to].ToString(), step.Technique.Id, step.Technique.Title,
                [.. step.Held.Select(held => RbacRiskAnalysis.Evidence(held.Grant, held.Rule)).Distinct()], step.Technique.Remedy));
        }

        return hops.ToImmutable();
    }

    static Severity SeverityOf(RiskNode goal, RbacSubject start, ImmutableArray<AccountUse> uses)
    {
        var severity = goal.Kind switch
        {
            RiskKind.ClusterAdmin or RiskKind.Nodes => Severity.Critical,
            RiskKind.Secrets when goal.Namespace.Length > 0 => Severity.Medium,
            RiskKind.Traffic => Severity.Medium,
            RiskKind.Cloud or RiskKind.Ports => Severity.Low,
            _ => Severity.High,
        };
        if (start.Name is RbacUser.AnonymousName or RbacUser.Unauthenticated or RbacUser.Authenticated or RbacUser.ServiceAccounts)
            return Severity.Critical;
        if (uses.Any(use => use.MountsToken && use.Exposure.Any(how => IsFromOutside(how) && (!use.IsClosed || how == WorkloadUses.HostNetwork))))
            return (Severity)Math.Min((int)severity + 1, (int)Severity.Critical);
        return !uses.IsEmpty && !uses.Any(use => use.MountsToken)
            ? (Severity)Math.Max((int)severity - 1, (int)Severity.Low)
            : severity;
    }

    static bool IsFromOutside(string exposure) => !exposure.EndsWith("(ClusterIP)", StringComparison.Ordinal);
}
