using System.Collections.Immutable;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>What must or must not be there on the way of a location, for the change to be made (<c>pathTests</c>).</summary>
/// <param name="ByStep">By the number of the step, from 0: whether something must be there (else it must not).</param>
sealed record PathConditions(ImmutableDictionary<int, bool> ByStep)
{
    /// <summary>No conditions.</summary>
    public static PathConditions None { get; } = new([]);

    /// <summary>Whether the change may be made with a value at a step.</summary>
    public bool AllowsPresent(int step) => !ByStep.TryGetValue(step, out var mustExist) || mustExist;

    /// <summary>Whether the change may be made with nothing at a step.</summary>
    public bool AllowsMissing(int step) => !ByStep.TryGetValue(step, out var mustExist) || !mustExist;
}
