using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Conformance;

/// <summary>The ValidatingAdmissionPolicies of a public library, each with objects that it admits, warns of or denies.</summary>
public sealed class AdmissionLibraryTests
{
    [Fact]
    public async Task Policies_decide_as_expected()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open("cel-admission-library");
        var definitions = await DefinitionsAsync(suite.Folder, cancellation);
        await foreach (var line in File.ReadLinesAsync(Path.Combine(suite.Folder, "cases.jsonl"), cancellation))
        {
            var item = JsonElement.Parse(line);
            var expected = item.GetProperty("expected").GetString()!;
            var id = $"{item.GetProperty("control").GetString()}-{ConformanceSuite.Id(expected, line)}";
            var (verdict, why) = await VerdictAsync(item, definitions, cancellation);
            suite.Record(id, verdict == expected, $"{item.GetProperty("name").GetString()}: expected {expected}, got {verdict} ({why})");
        }

        suite.Finish();
    }

    static async Task<(string Verdict, string Why)> VerdictAsync(
        JsonElement item, ImmutableArray<KubernetesObject> definitions, CancellationToken cancellation)
    {
        var objects = definitions.ToBuilder();
        foreach (var part in (string[])["policy", "binding", "params"])
        {
            if (item.TryGetProperty(part, out var given) && given.ValueKind == JsonValueKind.Object)
                objects.AddRange(await ReadAsync(given, part, cancellation));
        }

        var policies = PolicyReading.Read(objects, KubernetesEnvironment.For(KubernetesVersion.Newest));
        if (policies.Issues is [var issue, ..])
            return ("refused", issue.ToString());
        if (await ReadAsync(item.GetProperty("object"), "object", cancellation) is not [var subject])
            return ("unread", "object");

        var cluster = ClusterObjects.From(objects.ToImmutable());
        var evaluation = new ValidatingEvaluation(policies.ValidatingPolicies, policies.ValidatingBindings, cluster);
        var result = evaluation.Evaluate(AdmissionRequests.Create(subject, cluster.Resources), cancellation);
        if (!result.IsAllowed)
            return ("fail", result.Message);
        return result.Warnings is [var warning, ..] ? ("warn", warning) : ("pass", $"{result.Reviews.Length} reviews");
    }

    /// <summary>The definition of the parameters' kind.</summary>
    static async Task<ImmutableArray<KubernetesObject>> DefinitionsAsync(string folder, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<KubernetesObject>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "configuration"), "*.yaml").Order(StringComparer.Ordinal))
        {
            await using var stream = File.OpenRead(file);
            var manifest = await ManifestReader.ReadAsync(stream, Path.GetFileName(file), cancellation);
            found.AddRange(manifest.Objects.Where(candidate => candidate.Reference.Kind == "CustomResourceDefinition"));
        }

        return found.ToImmutable();
    }

    static async Task<ImmutableArray<KubernetesObject>> ReadAsync(JsonElement item, string name, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(item));
        return (await ManifestReader.ReadAsync(stream, $"{name}.json", cancellation)).Objects;
    }
}
