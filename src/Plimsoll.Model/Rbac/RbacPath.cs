using System.Collections.Immutable;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Model.Rbac;

/// <summary>A shortest way from somebody to what they should not have.</summary>
/// <param name="Start">Who starts.</param>
/// <param name="Goal">What is gained in the end.</param>
/// <param name="Severity">How bad it is, with the exposure of the workloads that start.</param>
/// <param name="Hops">The steps, at least one.</param>
/// <param name="Uses">The workloads that run as the start; none where it is no ServiceAccount, or nothing runs as it.</param>
public sealed record RbacPath(
    string Start, string Goal, Severity Severity, ImmutableArray<RbacHop> Hops, ImmutableArray<AccountUse> Uses);
