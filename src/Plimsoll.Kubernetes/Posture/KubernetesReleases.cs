using System.Collections.Frozen;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>When releases of Kubernetes stop getting fixes, and their newest patches.</summary>
/// <remarks>
/// https://kubernetes.io/releases/patch-releases/ and the page of each release, https://kubernetes.io/releases/1.37/, as of 2026-09-15;
/// releases that have ended: https://github.com/kubernetes/website/blob/main/data/releases/eol.yaml. Vendors may go on longer with their own builds.
/// </remarks>
public static class KubernetesReleases
{
    const int First = 19;

    static readonly FrozenDictionary<int, KubernetesRelease> Known = new Dictionary<int, KubernetesRelease>
    {
        [First] = new(new(2021, 10, 28), 16),
        [20] = new(new(2022, 2, 28), 15),
        [21] = new(new(2022, 6, 28), 14),
        [22] = new(new(2022, 12, 8), 17),
        [23] = new(new(2023, 2, 28), 17),
        [24] = new(new(2023, 7, 28), 17),
        [25] = new(new(2023, 10, 28), 16),
        [26] = new(new(2024, 2, 28), 15),
        [27] = new(new(2024, 7, 16), 16),
        [28] = new(new(2024, 10, 22), 15),
        [29] = new(new(2025, 2, 28), 14),
        [30] = new(new(2025, 7, 15), 14),
        [31] = new(new(2025, 11, 11), 14),
        [32] = new(new(2026, 2, 28), 13),
        [33] = new(new(2026, 6, 28), 10),
        [34] = new(new(2026, 10, 27), 8),
        [35] = new(new(2027, 2, 28), 9),
        [36] = new(new(2027, 6, 28), 4),
        [37] = new(new(2027, 10, 28), 1),
    }.ToFrozenDictionary();

    /// <summary>The newest release that is known, e.g. 37 for 1.37.</summary>
    public static int Newest { get; } = Known.Keys.Max();

    /// <summary>A release; <c>null</c> where it is not known. Releases before the table are taken for its first one, without a patch.</summary>
    /// <param name="minor">The release, e.g. 33 for 1.33.</param>
    public static KubernetesRelease? Find(int minor) =>
        minor < First ? Known[First] with { NewestPatch = 0 } : Known.GetValueOrDefault(minor);

    /// <summary>The last day of a release; of releases before the table that of its first one; <c>null</c> where it is not known.</summary>
    /// <param name="minor">The release, e.g. 33 for 1.33.</param>
    public static DateOnly? EndOf(int minor) => Find(minor)?.End;
}
