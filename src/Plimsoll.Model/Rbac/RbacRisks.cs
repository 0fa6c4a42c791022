using System.Collections.Immutable;
using Plimsoll.Model.Findings;

namespace Plimsoll.Model.Rbac;

/// <summary>What is risky about the RBAC of a set of objects.</summary>
/// <param name="Paths">Ways to more rights, the worst first.</param>
/// <param name="Findings">Bindings, roles and tokens that are wrong or that nothing needs.</param>
/// <param name="Unread">What could not be examined.</param>
/// <param name="Starts">From how many ServiceAccounts and groups paths were looked for.</param>
/// <param name="Roles">How many roles there are.</param>
/// <param name="Bindings">How many bindings there are.</param>
public sealed record RbacRisks(
    ImmutableArray<RbacPath> Paths,
    ImmutableArray<ObjectFinding> Findings,
    ImmutableArray<Unread> Unread,
    int Starts,
    int Roles,
    int Bindings)
{
    /// <summary>Paths that were found but are not told, because their start has many worse ones.</summary>
    public int LeftOut { get; init; }
}
