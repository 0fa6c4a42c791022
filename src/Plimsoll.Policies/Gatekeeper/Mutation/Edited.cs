using System.Runtime.InteropServices;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>What became of a value.</summary>
/// <param name="Node">The value afterwards; <c>null</c> for none.</param>
/// <param name="IsApplied">Whether the change was made, be the value the same afterwards; without it the value is to stay as it was.</param>
/// <param name="Problem">Why it cannot be made; empty where it can.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Edited(ObjectNode? Node, bool IsApplied, string Problem)
{
    /// <summary>The change does not apply here.</summary>
    public static Edited Skipped => new(null, false, "");

    /// <summary>The change is made, and there is no value before nor after it.</summary>
    public static Edited Nothing => new(null, true, "");

    /// <summary>The value afterwards.</summary>
    public static Edited To(ObjectNode node) => new(node, true, "");

    /// <summary>The change cannot be made.</summary>
    public static Edited Impossible(string problem) => new(null, false, problem);

    /// <summary>Whether it cannot be made.</summary>
    public bool IsFailed => Problem.Length > 0;
}
