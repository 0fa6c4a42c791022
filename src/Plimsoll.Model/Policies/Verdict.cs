using System.Collections.Immutable;
using Plimsoll.Model.Findings;

namespace Plimsoll.Model.Policies;

/// <summary>One answer on everything examined together.</summary>
/// <param name="Outcome">The answer.</param>
/// <param name="Decisions">What was made of each finding, worst first.</param>
/// <param name="Unread">What could not be examined.</param>
public sealed record Verdict(Outcome Outcome, ImmutableArray<Decision> Decisions, ImmutableArray<Unread> Unread)
{
    /// <summary>What Kubernetes' own Pod Security admission would say, in the order of the objects.</summary>
    public ImmutableArray<AdmissionMessage> Admission { get; init; } = [];

    /// <summary>What whoever keeps exceptions and VEX documents should look at: it changes nothing of the outcome.</summary>
    public ImmutableArray<TriageNote> Notes { get; init; } = [];
}
