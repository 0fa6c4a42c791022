using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Posture.Platforms;

/// <summary>What is known of a platform.</summary>
/// <param name="Name">Stable name.</param>
/// <param name="Title">For people.</param>
/// <param name="Marks">By what it is known.</param>
/// <param name="Namespaces">Namespaces that it fills itself; a last <c>*</c> stands for any ending.</param>
/// <param name="Bindings">Bindings that it makes itself; a last <c>*</c> stands for any ending.</param>
/// <param name="Defaults">What it does by itself.</param>
sealed record PlatformTraits(
    string Name,
    string Title,
    ImmutableArray<PlatformMark> Marks,
    ImmutableArray<string> Namespaces,
    ImmutableArray<PlatformBinding> Bindings,
    ImmutableArray<string> Defaults)
{
    /// <summary>Whether the provider runs the control plane, out of the user's reach.</summary>
    public bool IsManaged { get; init; }

    /// <summary>Whether a pattern names a text.</summary>
    internal static bool Names(string pattern, string text) => pattern is [.. var beginning, '*']
        ? text.StartsWith(beginning, StringComparison.Ordinal)
        : pattern == text;
}
