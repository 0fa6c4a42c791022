using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Posture.Platforms;
using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>What the checks of posture find in a text.</summary>
static class Found
{
    public static readonly DateOnly Today = new(2026, 11, 27);

    public static ClusterPlatform NoPlatform { get; } = new([]);

    public static async Task<ImmutableArray<KubernetesObject>> ObjectsAsync(string text)
    {
        var manifest = await ManifestText.ReadAsync(text);
        Assert.Empty(manifest.Unread);
        return manifest.Objects;
    }

    public static async Task<ImmutableArray<ObjectFinding>> InAsync(string text)
    {
        var objects = await ObjectsAsync(text);
        return PostureChecks.Evaluate(objects, ClusterComponents.In(objects), Today);
    }

    public static async Task<string[]> MessagesAsync(string text, string id) =>
        [.. (await InAsync(text)).Where(finding => finding.Id == id).Select(finding => finding.Message)];
}
