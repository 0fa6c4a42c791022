using System.Collections.Immutable;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Kinds of objects that a template wants in <c>data.inventory</c>: those of every group, version and kind together.</summary>
/// <param name="Groups">The API groups.</param>
/// <param name="Versions">The versions.</param>
/// <param name="Kinds">The kinds.</param>
public sealed record SyncedKinds(ImmutableArray<string> Groups, ImmutableArray<string> Versions, ImmutableArray<string> Kinds)
{
    /// <summary>The kinds in words, e.g. <c>Ingress (networking.k8s.io/v1)</c>.</summary>
    public override string ToString() => string.Join(
        ", ",
        from kind in Kinds
        from @group in Groups
        from version in Versions
        select $"{kind} ({(@group.Length == 0 ? "" : @group + "/")}{version})");
}
