using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Reports;

/// <summary>A Kubernetes object with what was found on it: how people look for a result.</summary>
/// <param name="Object">The object.</param>
/// <param name="Location">Where it is written; <c>null</c> where only its findings tell.</param>
/// <param name="Containers">Its containers; empty for an object that runs none.</param>
/// <param name="Decisions">The decisions on the object and its containers, worst first; not those on its images.</param>
sealed record WorkloadFindings(
    ObjectReference Object,
    SourceLocation? Location,
    ImmutableArray<WorkloadContainer> Containers,
    ImmutableArray<Decision> Decisions)
{
    /// <summary>Every workload in the order of the manifests, then the other objects that have findings.</summary>
    public static ImmutableArray<WorkloadFindings> Of(Examination examination)
    {
        var byObject = examination.Workloads
            .Select((workload, index) => (workload, index))
            .ToLookup(pair => pair.workload.Object);
        var onWorkload = new List<Decision>[examination.Workloads.Length];
        for (var i = 0; i < onWorkload.Length; i++)
            onWorkload[i] = [];
        var others = new List<Decision>();

        foreach (var decision in examination.Verdict.Decisions)
        {
            if (decision.Finding is not ObjectFinding finding)
                continue;

            // The same name may be written twice: the nearest workload above the finding, in its file, is meant.
            var nearest = byObject[finding.Object]
                .OrderByDescending(pair => pair.workload.Location.File == finding.Location.File)
                .ThenByDescending(pair => pair.workload.Location.Line <= finding.Location.Line)
                .ThenBy(pair => Math.Abs(pair.workload.Location.Line - finding.Location.Line))
                .Select(pair => pair.index)
                .FirstOrDefault(-1);
            (nearest < 0 ? others : onWorkload[nearest]).Add(decision);
        }

        return
        [
            .. examination.Workloads.Select((workload, index) =>
                new WorkloadFindings(workload.Object, workload.Location, workload.Containers, [.. onWorkload[index]])),
            .. others.GroupBy(decision => ((ObjectFinding)decision.Finding).Object).Select(group =>
                new WorkloadFindings(group.Key, null, [], [.. group])),
        ];
    }

    /// <summary>The images it runs that have a name, each once, in the order of its containers.</summary>
    public IEnumerable<string> Images => Containers
        .Select(container => container.Image)
        .Where(image => image.Length > 0)
        .Distinct(StringComparer.Ordinal);
}
