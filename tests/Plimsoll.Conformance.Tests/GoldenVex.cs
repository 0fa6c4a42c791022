using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Model.Images;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Vex;

namespace Plimsoll.Conformance;

/// <summary>Applies the VEX documents and repositories of a golden scan: the other scanner leaves out what they set apart.</summary>
/// <param name="input">What is scanned.</param>
/// <param name="id">The case.</param>
sealed class GoldenVex(string input, string id)
{
    /// <summary>The matches that count.</summary>
    public async Task<ImmutableArray<VulnerabilityMatch>> WithoutSuppressedAsync(
        JsonElement options, ImageFacts facts, ImmutableArray<VulnerabilityMatch> matches, CancellationToken cancellation)
    {
        var triage = new VexTriage([]);
        if (facts.Target == ScanTarget.Sbom && VexReading.Embedded(await File.ReadAllBytesAsync(input, cancellation), id) is { } embedded)
            triage.Add(embedded);
        var files = await VexFiles.ReadAsync(Paths(options), cancellation);
        foreach (var document in files.Documents.Concat(await files.AboutAsync(facts, cancellation)))
            triage.Add(document);
        return [.. triage.Apply(facts, matches).Where(match => match.Suppression is not { Kind: SuppressionKind.Vex })];
    }

    // The paths are those of the suite, of which the input is a part.
    IEnumerable<string> Paths(JsonElement options)
    {
        foreach (var name in (string[])["vex", "vexRepository"])
        {
            if (!options.TryGetProperty(name, out var written))
                continue;
            foreach (var path in written.ValueKind == JsonValueKind.Array ? written.EnumerateArray().Select(item => item.GetString()!) : [written.GetString()!])
                yield return Above(path) ?? throw new FileNotFoundException($"{id}: {name} {path} is nowhere above {input}.");
        }
    }

    string? Above(string path)
    {
        for (var folder = Path.GetFullPath(input); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, path)))
                return Path.Combine(folder, path);
        }
        return null;
    }
}
