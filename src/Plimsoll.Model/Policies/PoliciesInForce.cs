using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Policies;

/// <summary>The policies that a verdict rests on, beside the flags.</summary>
/// <param name="Policies">Their names, in the order in which they are written.</param>
/// <param name="KubernetesVersion">The release that they were read for, e.g. <c>1.34</c>.</param>
public sealed record PoliciesInForce(ImmutableArray<ObjectReference> Policies, string KubernetesVersion);
