using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.Gatekeeper;
using Plimsoll.Policies.Gatekeeper.Mutation;
using Plimsoll.Policies.Gatekeeper.Suites;
using Plimsoll.Rego;
using Plimsoll.Rego.Values;

namespace Plimsoll.Conformance;

/// <summary>Gatekeeper's library of policies: its Suites under each engine, the unit tests of its Rego, its samples of mutators.</summary>
public sealed class GatekeeperLibraryTests
{
    const string Library = "gatekeeper-library";

    [Theory]
    [InlineData("rego", GatekeeperEngine.Rego)]
    [InlineData("cel", GatekeeperEngine.Cel)]
    public async Task Suites_pass(string part, GatekeeperEngine engine)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open(Library, part);
        var search = await SuiteSearch.InAsync([Path.Combine(suite.Folder, "library")], cancellation);
        foreach (var unread in search.Unread)
            suite.Record(IdOf(suite, unread.Subject), false, unread.Detail);
        foreach (var result in await new SuiteRun(KubernetesVersion.Newest, engine, TimeProvider.System).RunAsync(search.Suites, cancellation))
            SuiteCases.Record(suite, result, IdOf(suite, Path.GetDirectoryName(result.Location.File)!));
        suite.Finish();
    }

    [Fact]
    public async Task Unit_tests_of_the_sources_hold()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open(Library, "units");
        var sources = Path.Combine(suite.Folder, "src");
        var shared = Path.Combine(sources, "rego");
        foreach (var folder in Directory.EnumerateFiles(sources, "*_test.rego", SearchOption.AllDirectories).Select(Path.GetDirectoryName).Distinct().Order(StringComparer.Ordinal))
        {
            var files = Directory.EnumerateFiles(folder!, "*.rego");
            if (!folder!.StartsWith(shared, StringComparison.Ordinal))
                files = files.Concat(Directory.EnumerateFiles(shared, "*.rego", SearchOption.AllDirectories).Where(file => !file.EndsWith("_test.rego", StringComparison.Ordinal)));
            await RunUnitsAsync(suite, IdOf(suite, folder), files, cancellation);
        }

        suite.Finish();
    }

    [Fact]
    public async Task Samples_of_mutators_parse_and_apply()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open(Library, "mutation");
        foreach (var file in ManifestFiles.Find(Path.Combine(suite.Folder, "mutation")).Paths.Where(file => Path.GetFileName(file).StartsWith("mutation", StringComparison.Ordinal)))
        {
            var (mutators, issues) = MutatorReading.ReadAll(await SuiteCases.ReadAsync(file, cancellation));
            var problems = issues.Select(issue => issue.ToString()).ToList();
            foreach (var example in ManifestFiles.Find(Path.GetDirectoryName(file)!).Paths.Where(other => Path.GetFileName(other).StartsWith("example", StringComparison.Ordinal)))
            {
                foreach (var found in await SuiteCases.ReadAsync(example, cancellation))
                {
                    var placed = AdmissionRequests.Create(found).Object!; // CREATE has an object.
                    var result = new MutatorEvaluation(mutators).Mutate(placed, null, MatchSource.Original, null, cancellation);
                    if (result.Problem.Length > 0 || result.Steps.IsEmpty && !example.Contains("nomutation", StringComparison.Ordinal))
                        problems.Add($"{example}: {(result.Problem.Length > 0 ? result.Problem : "not changed")}");
                }
            }

            suite.Record(IdOf(suite, file), problems.Count == 0, string.Join("; ", problems));
        }

        suite.Finish();
    }

    static async Task RunUnitsAsync(ConformanceSuite suite, string id, IEnumerable<string> files, CancellationToken cancellation)
    {
        RegoProgram program;
        try
        {
            var modules = new List<RegoModule>();
            foreach (var file in files.Order(StringComparer.Ordinal))
                modules.Add(RegoModule.Parse(file, await File.ReadAllTextAsync(file, cancellation), RegoDialect.V0));
            program = RegoProgram.Compile(modules);
        }
        catch (RegoException bad)
        {
            suite.Record(id, false, bad.Message);
            return;
        }

        foreach (var test in program.RulesNamed("test_").Order(StringComparer.Ordinal))
        {
            string got;
            try
            {
                got = program.Prepare(test, RegoDialect.V0).Evaluate(null, null, RegoSettings.Default, cancellation)?.ToString() ?? "undefined";
            }
            catch (Exception bad) when (bad is RegoException or RegoLimitException)
            {
                got = bad.Message;
            }

            suite.Record($"{id}/{test}", got == RegoBoolean.True.ToString(), got);
        }
    }

    static string IdOf(ConformanceSuite suite, string path) => Path.GetRelativePath(suite.Folder, path).Replace('\\', '/');
}
