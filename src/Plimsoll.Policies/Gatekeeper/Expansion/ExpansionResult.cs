using System.Collections.Immutable;

namespace Plimsoll.Policies.Gatekeeper.Expansion;

/// <summary>The objects that an object will make, and those that they will make.</summary>
/// <param name="Objects">The objects: those that are made later stand before those that make them.</param>
/// <param name="Problem">Why they cannot be said; empty where they can.</param>
public sealed record ExpansionResult(ImmutableArray<GeneratedObject> Objects, string Problem)
{
    /// <summary>Nothing is made.</summary>
    public static ExpansionResult Nothing { get; } = new([], "");
}
