using System.Collections.Frozen;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>When releases of Kubernetes stop getting fixes.</summary>
/// <remarks>https://kubernetes.io/releases/patch-releases/. Vendors may go on longer with their own builds.</remarks>
public static class KubernetesReleases
{
    static readonly FrozenDictionary<int, DateOnly> Ends = new Dictionary<int, DateOnly>
    {
        [19] = new(2021, 10, 28), [20] = new(2022, 2, 28), [21] = new(2022, 6, 28), [22] = new(2022, 10, 28), [23] = new(2023, 2, 28),
        [24] = new(2023, 7, 28), [25] = new(2023, 10, 28), [26] = new(2024, 2, 28), [27] = new(2024, 6, 28), [28] = new(2024, 10, 28),
        [29] = new(2025, 2, 28), [30] = new(2025, 6, 28), [31] = new(2025, 10, 28), [32] = new(2026, 2, 28), [33] = new(2026, 6, 28),
        [34] = new(2026, 10, 27), [35] = new(2027, 2, 28),
    }.ToFrozenDictionary();

    /// <summary>The last day of a release; of releases before the table that of its first one; <c>null</c> where it is not known.</summary>
    /// <param name="minor">The release, e.g. 33 for 1.33.</param>
    public static DateOnly? EndOf(int minor) =>
        minor < 19 ? Ends[19] : Ends.TryGetValue(minor, out var end) ? end : null;
}
