using System.Collections.Immutable;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Policies;
using Plimsoll.Policies.Gatekeeper;
using Plimsoll.Policies.Gatekeeper.Expansion;
using Plimsoll.Policies.Gatekeeper.Mutation;

namespace Plimsoll.Conformance;

/// <summary>Files before <c>gator test</c> and <c>gator expand</c>: policies and the objects under review lie beside each other.</summary>
sealed class GatorRun
{
    readonly ImmutableArray<KubernetesObject> _objects;
    readonly GatekeeperPolicies _policies;
    readonly ReferentialData _data;
    readonly MutatorEvaluation _mutators;
    readonly ExpansionEvaluation _expansion;
    readonly List<string> _problems;

    GatorRun(ImmutableArray<KubernetesObject> objects, List<string> problems)
    {
        (_objects, _problems) = (objects, problems);
        _policies = GatekeeperPolicies.Read(objects, KubernetesVersion.Newest);
        _data = ReferentialData.From(objects);
        var (mutators, mutatorIssues) = MutatorReading.ReadAll(objects);
        var (templates, expansionIssues) = ExpansionReading.ReadAll(objects);
        _mutators = new MutatorEvaluation(mutators);
        _expansion = new ExpansionEvaluation(templates, _mutators);
        // A constraint in use may have an issue all the same: an action that nobody knows.
        var used = _policies.Constraints.Select(constraint => constraint.Object.Reference).ToHashSet();
        _problems.AddRange(_policies.Issues.Where(issue => !used.Contains(issue.Object)).Concat(mutatorIssues).Concat(expansionIssues).Select(issue => issue.ToString()));
        _problems.AddRange(_policies.NotEvaluated.Select(unread => unread.Detail));
    }

    /// <summary>What could not be read, and what could not be done.</summary>
    public ImmutableArray<string> Problems => [.. _problems];

    /// <summary>Reads files, and folders with everything below them.</summary>
    public static async Task<GatorRun> ReadAsync(IEnumerable<string> paths, CancellationToken cancellation)
    {
        var objects = ImmutableArray.CreateBuilder<KubernetesObject>();
        var problems = new List<string>();
        foreach (var path in paths)
        {
            foreach (var file in ManifestFiles.Find(path).Paths)
            {
                await using var stream = File.OpenRead(file);
                var manifest = (await ManifestReader.ReadAsync(stream, file, cancellation)).AsNamed();
                objects.AddRange(manifest.Objects);
                problems.AddRange(manifest.Unread.Select(unread => unread.Detail));
            }
        }

        return new GatorRun(objects.ToImmutable(), problems);
    }

    /// <summary>The objects that the objects make.</summary>
    public IReadOnlyList<KubernetesObject> Expand(CancellationToken cancellation) =>
        [.. _objects.SelectMany(found => Generated(found, cancellation)).Select(generated => generated.Object)];

    /// <summary>What the constraints say of the objects, and of those that they make.</summary>
    public ImmutableArray<(string Message, Enforcement? Enforcement)> Review(CancellationToken cancellation)
    {
        var results = ImmutableArray.CreateBuilder<(string, Enforcement?)>();
        foreach (var found in _objects)
        {
            results.AddRange(Review(found, MatchSource.Original, cancellation).Select(Told));
            foreach (var generated in Generated(found, cancellation))
            {
                results.AddRange(Review(generated.Object, MatchSource.Generated, cancellation)
                    .Select(generated.ResultOf)
                    .Select(Told));
            }
        }

        return results.ToImmutable();
    }

    static (string Message, Enforcement? Enforcement) Told(GatekeeperResult result) => ($"{result.Message} {result.Details}", result.Enforcement);

    ImmutableArray<GatekeeperResult> Review(KubernetesObject found, MatchSource source, CancellationToken cancellation) => _policies.Review(
        GatekeeperRequests.Of(found), _data, GatekeeperReviewOptions.Default with { Source = source, IsObjectOnly = true }, cancellation);

    ImmutableArray<GeneratedObject> Generated(KubernetesObject found, CancellationToken cancellation)
    {
        // Without a namespace gator takes an object for one in a Namespace that has no name.
        var inside = found.Reference.Namespace.Length == 0 ? NodeMaking.Mapping([], found.Location) : _data.Namespace(found.Reference.Namespace);
        var mutated = _mutators.Mutate(found, inside, MatchSource.Original, null, cancellation);
        var expanded = _expansion.Expand(mutated.Object, inside, cancellation);
        _problems.AddRange(((string[])[mutated.Problem, expanded.Problem]).Where(problem => problem.Length > 0));
        return expanded.Objects;
    }
}
