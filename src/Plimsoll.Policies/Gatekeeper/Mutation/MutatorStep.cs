namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>What one mutator did to an object.</summary>
/// <param name="Mutator">The mutator.</param>
/// <param name="Round">In which round, from 0: all mutators are applied until nothing changes any more.</param>
/// <param name="IsChanged">Whether the object was another one afterwards.</param>
/// <param name="Problem">Why the change could not be made; empty where it could.</param>
public sealed record MutatorStep(Mutator Mutator, int Round, bool IsChanged, string Problem);
