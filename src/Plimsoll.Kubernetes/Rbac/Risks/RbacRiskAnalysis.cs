using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Rbac;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Rbac.Risks;

/// <summary>Finds the ways to more rights, and what RBAC objects nobody needs.</summary>
public static class RbacRiskAnalysis
{
    static readonly ImmutableArray<RbacSubject> Everybody =
    [
        RbacSubject.User(RbacUser.AnonymousName), RbacSubject.Group(RbacUser.Unauthenticated),
        RbacSubject.Group(RbacUser.Authenticated), RbacSubject.Group(RbacUser.ServiceAccounts),
    ];

    /// <summary>Analyses all objects of a cluster, or of its manifests.</summary>
    /// <param name="objects">RBAC objects, workloads, Services, Ingresses, Namespaces, Secrets; other ones are passed over.</param>
    /// <param name="unread">What could not be read; it travels with the result.</param>
    /// <param name="allSubjects">Whether to start from every subject; else from the ServiceAccounts that a workload runs as, and from everybody.</param>
    /// <param name="cancellation">Stops the analysis.</param>
    public static RbacRisks Analyse(
        ImmutableArray<KubernetesObject> objects, ImmutableArray<Unread> unread, bool allSubjects, CancellationToken cancellation) =>
        Analyse(objects, unread, allSubjects, allPaths: false, cancellation);

    /// <summary>Analyses all objects of a cluster, or of its manifests.</summary>
    /// <param name="objects">RBAC objects, workloads, Services, Ingresses, Namespaces, Secrets, network policies; other ones are passed over.</param>
    /// <param name="unread">What could not be read; it travels with the result.</param>
    /// <param name="allSubjects">Whether to start from every subject; else from the ServiceAccounts that a workload runs as, and from everybody.</param>
    /// <param name="allPaths">Whether every path of a start is told; else the 25 worst, and how many are left out.</param>
    /// <param name="cancellation">Stops the analysis.</param>
    public static RbacRisks Analyse(
        ImmutableArray<KubernetesObject> objects, ImmutableArray<Unread> unread, bool allSubjects, bool allPaths, CancellationToken cancellation)
    {
        var rbac = RbacReader.Read(objects);
        var index = new RbacIndex(rbac);
        var uses = new WorkloadUses(objects, rbac);
        var facts = new RiskFacts(objects, rbac, uses);
        var graph = new RiskGraph(index, facts);
        var search = new RiskSearch(graph);
        var telling = new RiskPaths(graph, facts, allPaths ? int.MaxValue : RiskPaths.MaxPathsPerStart);
        List<RbacSubject> starts =
        [
            .. uses.Accounts.Concat(allSubjects ? index.Subjects : []).Concat(Everybody.Where(subject => index.GrantsOf(subject).Count > 0)).Distinct(),
        ];
        var paths = new List<RbacPath>();
        foreach (var start in starts)
        {
            cancellation.ThrowIfCancellationRequested();
            paths.AddRange(telling.Of(start, search));
        }

        var notices = search.IsCutOff || graph.IsCutOff
            ? [new Unread("risk graph", UnreadReason.LimitExceeded, "too many ways: some were not followed")]
            : ImmutableArray<Unread>.Empty;
        return new RbacRisks(
            [
                .. paths.OrderByDescending(path => path.Severity).ThenBy(path => path.Hops.Length)
                    .ThenBy(path => path.Start, StringComparer.Ordinal).ThenBy(path => path.Goal, StringComparer.Ordinal),
            ],
            [.. new RbacHygiene(index, uses).Examine(), .. rbac.Problems.Where(problem => !IsUnread(problem)).Select(Finding)],
            [.. unread, .. UnreadOf(rbac), .. WrongNamespaces(objects), .. notices],
            starts.Count, rbac.Roles.Length, rbac.Bindings.Length) { LeftOut = telling.LeftOut };
    }

    /// <summary>By which binding and rule something is held.</summary>
    /// <param name="grant">The binding and its role.</param>
    /// <param name="rule">The rule.</param>
    public static RbacEvidence Evidence(RbacGrant grant, RoleRule rule) => new(
        grant.Binding.Reference, grant.Binding.Location, rule.Role.Reference, rule.Index, rule.Rule.Location, rule.Rule.ToString());

    /// <summary>What of RBAC objects could not be read.</summary>
    /// <param name="rbac">The objects.</param>
    public static ImmutableArray<Unread> UnreadOf(RbacObjects rbac) =>
    [
        .. rbac.Problems.Where(IsUnread).Select(problem => new Unread(
            problem.Object.ToString(),
            problem.Kind switch
            {
                RbacProblemKind.UnknownKind => UnreadReason.Unsupported,
                RbacProblemKind.LimitExceeded => UnreadReason.LimitExceeded,
                _ => UnreadReason.Malformed,
            },
            problem.Detail,
            problem.Location)),
    ];

    /// <summary>Namespaces of workloads and the like that are no text; RBAC's own objects are told by their reader.</summary>
    static IEnumerable<Unread> WrongNamespaces(ImmutableArray<KubernetesObject> objects)
    {
        foreach (var found in objects.Where(found => !RbacReader.IsRbac(found) && found.Reference is not { ApiVersion: "v1", Kind: "ServiceAccount" }))
        {
            if (KubernetesObject.WrongNamespace(found.Root["metadata"]) is { } wrong)
                yield return new Unread(found.Reference.ToString(), UnreadReason.Malformed, RbacObjects.Text(wrong), wrong.Location);
        }
    }

    static bool IsUnread(RbacProblem problem) => problem.Kind is not (RbacProblemKind.Duplicate or RbacProblemKind.CyclicAggregation);

    static ObjectFinding Finding(RbacProblem problem) => problem.Kind == RbacProblemKind.Duplicate
        ? new ObjectFinding("PLM-RBAC-0010", "Written twice", Severity.Low, problem.Detail, "Keep one of them.", problem.Object, "", problem.Location)
        : new ObjectFinding("PLM-RBAC-0011", "Cyclic aggregation", Severity.Medium, problem.Detail, "Remove one of the labels.", problem.Object, "", problem.Location);
}
