using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>What all mutators together made of an object.</summary>
/// <param name="Object">The object afterwards; as it was where there is a problem, since Gatekeeper then answers with none of the changes.</param>
/// <param name="Steps">The changes that were made, and the one that could not be, in order.</param>
/// <param name="Problem">Why the request is denied; empty where it is not.</param>
public sealed record MutatorResult(KubernetesObject Object, ImmutableArray<MutatorStep> Steps, string Problem)
{
    /// <summary>The mutators of which it cannot be said whether they match, and why: the Namespace is not known. They are not applied.</summary>
    public ImmutableArray<string> Unmatched { get; init; } = [];
}
