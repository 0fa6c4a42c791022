using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Posture;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>Compares what is found with a declared baseline.</summary>
public static class PostureDiff
{
    /// <summary>Every finding with its state, in their order, and behind them the entries whose findings are gone.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="findings">What is found.</param>
    /// <param name="today">For what has expired.</param>
    /// <param name="isComplete">Whether everything could be read: else nobody knows what is gone.</param>
    public static ImmutableArray<PostureDifference> Of(
        PostureBaseline baseline, ImmutableArray<ObjectFinding> findings, DateOnly today, bool isComplete = true) =>
    [
        .. findings.Select(finding => Of(baseline.Find(finding), finding, today)),
        .. isComplete ? baseline.Gone(findings).Select(finding => new PostureDifference(finding, BaselineState.Gone, null)) : [],
    ];

    static PostureDifference Of(BaselineEntry? entry, ObjectFinding finding, DateOnly today) => new(
        finding,
        entry is null ? BaselineState.New : entry.HasExpired(today) ? BaselineState.Expired : BaselineState.Accepted,
        entry);
}
