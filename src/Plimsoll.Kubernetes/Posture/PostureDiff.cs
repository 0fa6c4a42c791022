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
        PostureBaseline baseline, ImmutableArray<ObjectFinding> findings, DateOnly today, bool isComplete = true)
    {
        // Most entries name their object: looking through all of them for every finding would be slow in a large cluster.
        var entries = baseline.Entries.ToLookup(entry => (entry.Id, entry.Name));
        return
        [
            .. findings.Select(finding => Of(Find(entries, finding), finding, today)),
            .. isComplete ? baseline.Gone(findings).Select(finding => new PostureDifference(finding, BaselineState.Gone, null)) : [],
        ];
    }

    /// <summary>The entry that is about a finding, the one that expires last before the others; <c>null</c> for a new finding.</summary>
    static BaselineEntry? Find(ILookup<(string Id, string Name), BaselineEntry> entries, ObjectFinding finding) => entries[(finding.Id, finding.Object.Name)]
        .Concat(finding.Object.Name.Length == 0 ? [] : entries[(finding.Id, "")])
        .Where(entry => entry.IsAbout(finding))
        .OrderByDescending(entry => entry.Expires ?? DateOnly.MaxValue)
        .FirstOrDefault();

    static PostureDifference Of(BaselineEntry? entry, ObjectFinding finding, DateOnly today) => new(
        finding,
        entry is null ? BaselineState.New : entry.HasExpired(today) ? BaselineState.Expired : BaselineState.Accepted,
        entry);
}
