using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Reads the annotation by which a template names the kinds that it wants in <c>data.inventory</c>.</summary>
/// <remarks>
/// https://open-policy-agent.github.io/gatekeeper/website/docs/sync: a JSON list of requirements, each a list of alternatives.
/// The value may stand in quotation marks of its own.
/// </remarks>
static class SyncRequirements
{
    const string Annotation = "metadata.gatekeeper.sh/requires-sync-data";

    /// <summary>Requirements read of one template, at most, and kinds of each.</summary>
    const int MaxKinds = 1_000;

    /// <summary>The requirements: of each, one alternative must be met.</summary>
    public static ImmutableArray<ImmutableArray<SyncedKinds>> Read(KubernetesObject template, PolicyIssues issues)
    {
        var annotations = template.Root["metadata"]?["annotations"];
        if (annotations?[Annotation].AsText is not { } text)
            return [];
        var json = text.Trim();
        if (json is ['"', .., '"'])
            json = json[1..^1];
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. ItemsOf(document.RootElement).Select(Alternatives)];
        }
        catch (JsonException bad)
        {
            issues.Add(annotations[Annotation]!.Location, $"metadata.annotations[{Annotation}]: no JSON list of requirements: {bad.Message}");
            return [];
        }
    }

    static ImmutableArray<SyncedKinds> Alternatives(JsonElement requirement) =>
        [.. ItemsOf(requirement).Select(kinds => new SyncedKinds(Texts(kinds, "groups"), Texts(kinds, "versions"), Texts(kinds, "kinds")))];

    static ImmutableArray<string> Texts(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list)
            ? [.. ItemsOf(list).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    static IEnumerable<JsonElement> ItemsOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().Take(MaxKinds) : [];
}
