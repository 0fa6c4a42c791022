using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Policies.Suites;
using Plimsoll.Model.Policies.Testing;

namespace Plimsoll.Conformance;

/// <summary>Cases of Gatekeeper's Suites as cases of an outside suite.</summary>
static class SuiteCases
{
    /// <summary>Records every case, and every test that has none. Of equal names the later ones get a number.</summary>
    public static void Record(ConformanceSuite suite, SuiteResult result, string id)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var test in result.Tests)
        {
            if (test.Cases.IsEmpty)
                Record(suite, Unique($"{id}/{test.Name}", seen), test.Outcome, test.Problem is null ? [] : [test.Problem]);
            foreach (var @case in test.Cases)
                Record(suite, Unique($"{id}/{test.Name}/{@case.Name}", seen), @case.Outcome, @case.Problems);
        }
    }

    static string Unique(string id, Dictionary<string, int> seen)
    {
        var count = seen[id] = seen.GetValueOrDefault(id) + 1;
        return count == 1 ? id : $"{id}#{count}";
    }

    /// <summary>The objects of a file, of which every document must be one.</summary>
    public static async Task<ImmutableArray<KubernetesObject>> ReadAsync(string file, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(file);
        var manifest = (await ManifestReader.ReadAsync(stream, file, cancellation)).AsNamed();
        Assert.Empty(manifest.Unread);
        return manifest.Objects;
    }

    static void Record(ConformanceSuite suite, string id, SuiteOutcome outcome, ImmutableArray<TestProblem> problems)
    {
        var name = id.Replace(' ', '-');
        if (outcome == SuiteOutcome.Skipped)
            suite.Skip(name, "no code for this engine");
        else
            suite.Record(name, outcome == SuiteOutcome.Passed, string.Join("; ", problems.Select(problem => $"{problem.Expected} {problem.Got}".Trim())));
    }
}
