using System.Collections.Immutable;

namespace Plimsoll.Model.Rbac;

/// <summary>One step of a path: somebody uses a right and becomes somebody, or gains something.</summary>
/// <param name="From">Who takes it.</param>
/// <param name="To">Who or what is gained.</param>
/// <param name="Technique">Stable id of the kind of step: <c>PLM-RBAC-0101</c>.</param>
/// <param name="Title">What is done, a few words.</param>
/// <param name="Evidence">The rights that it takes, all of them; none for a step that needs no right.</param>
/// <param name="Remedy">How it is closed.</param>
public sealed record RbacHop(
    string From, string To, string Technique, string Title, ImmutableArray<RbacEvidence> Evidence, string Remedy);
