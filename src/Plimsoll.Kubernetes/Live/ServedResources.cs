using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Live;

/// <summary>Which resources a server has, in which versions.</summary>
/// <remarks>https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api, unaggregated: every server has it.</remarks>
sealed class ServedResources
{
    readonly Dictionary<string, List<string>> _versions = new(StringComparer.Ordinal);
    readonly Dictionary<(string Group, string Version), HashSet<string>> _resources = [];
    bool _isKnown;

    /// <summary>Asks the server, for the groups of some resources.</summary>
    public static async Task<ServedResources> AskAsync(ApiClient client, IReadOnlyList<LiveResource> resources, CancellationToken cancellation)
    {
        var served = new ServedResources();
        served._versions[""] = ["v1"];
        if (await client.GetAsync("/apis", cancellation) is ApiAnswer.Answered groups && Read(groups.Body.Span) is { } list)
        {
            served._isKnown = true;
            foreach (var group in list["groups"].AsMappings)
            {
                served._versions[group["name"].AsText ?? ""] =
                    [.. group["versions"].AsMappings.Select(version => version["version"].AsText).OfType<string>().Take(LiveLimits.MaxVersionsOfGroup)];
            }
        }

        var pairs = resources.Select(resource => resource.Group).Distinct(StringComparer.Ordinal)
            .SelectMany(group => served._versions.GetValueOrDefault(group, []).Select(version => (Group: group, Version: version)));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = LiveLimits.MaxParallel, CancellationToken = cancellation };
        await Parallel.ForEachAsync(pairs.ToArray(), parallel, async (pair, token) =>
        {
            if (await client.GetAsync(Root(pair.Group, pair.Version), token) is ApiAnswer.Answered { Body: var body } && Read(body.Span) is { } found)
            {
                var names = found["resources"].AsMappings.Select(entry => entry["name"].AsText).OfType<string>().ToHashSet(StringComparer.Ordinal);
                lock (served._resources)
                    served._resources[pair] = names;
            }
        });
        return served;
    }

    /// <summary>The path below which a version's resources are.</summary>
    public static string Root(string group, string version) => group.Length == 0 ? $"/api/{version}" : $"/apis/{group}/{version}";

    /// <summary>The version to read; <c>null</c> where the server has no such resource, or only in versions that are not understood.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="others">The versions that are not understood, where it has only those.</param>
    public string? VersionOf(LiveResource resource, out IReadOnlyList<string> others)
    {
        others = [];
        if (!_versions.TryGetValue(resource.Group, out var served))
            return _isKnown ? null : resource.Versions[0];
        string[] having = [.. served.Where(version => MayHave(resource, version))];
        var chosen = resource.Versions.FirstOrDefault(version => having.Contains(version, StringComparer.Ordinal));
        if (chosen is null)
            others = [.. having.Where(version => _resources.ContainsKey((resource.Group, version)))];
        return chosen;
    }

    /// <summary>A version that did not tell what it has is tried.</summary>
    bool MayHave(LiveResource resource, string version) =>
        !_resources.TryGetValue((resource.Group, version), out var names) || names.Contains(resource.Plural);

    static ObjectNode? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonReading.OfServer(json, "").Next(new NodeBudget());
        }
        catch (ManifestException)
        {
            return null;
        }
    }
}
