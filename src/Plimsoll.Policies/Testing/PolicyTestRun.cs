using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies.Testing;

namespace Plimsoll.Policies.Testing;

/// <summary>Runs test files. Not safe for concurrent use.</summary>
/// <param name="now">The value of <c>now</c> in policies of our own kind.</param>
/// <param name="version">The Kubernetes version of test files that name none.</param>
public sealed class PolicyTestRun(DateTimeOffset now, KubernetesVersion version)
{
    readonly TestObjects _objects = new();
    readonly CoverageCount _coverage = new();
    readonly ImmutableArray<PolicyTestSuite>.Builder _suites = ImmutableArray.CreateBuilder<PolicyTestSuite>();
    readonly List<Unread> _mistakes = [];
    readonly List<Unread> _unread = [];

    /// <summary>Only tests whose name contains this text, in any case, are run; empty for all.</summary>
    public string Filter { get; init; } = "";

    /// <summary>Is told of each file that is begun.</summary>
    public IProgress<PolicyTestProgress>? Progress { get; init; }

    /// <summary>Runs the tests of files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="cancellation">Ends the run.</param>
    public async Task<PolicyTestRunResult> RunAsync(ImmutableArray<string> files, CancellationToken cancellation)
    {
        for (var i = 0; i < files.Length; i++)
        {
            Progress?.Report(new PolicyTestProgress(files[i], i, files.Length));
            await RunFileAsync(files[i], cancellation);
        }

        return new PolicyTestRunResult(_suites.ToImmutable(), _coverage.ToImmutable(), [.. _unread.Distinct()])
        {
            Mistakes = [.. _mistakes],
        };
    }

    async Task RunFileAsync(string file, CancellationToken cancellation)
    {
        var manifest = await _objects.ReadAsync(file, cancellation);
        foreach (var unread in manifest.Unread)
            (unread.Reason is UnreadReason.Missing or UnreadReason.Inaccessible ? _unread : _mistakes).Add(unread);
        var tests = manifest.Objects.ToLookup(document => PolicyKinds.Of(document.Reference) == PolicyKind.Test);
        if (!tests[true].Any() && manifest.Unread.IsEmpty)
        {
            _mistakes.Add(new Unread(
                file, UnreadReason.Unsupported, $"no test in it: expected a document of apiVersion {PolicyTestFile.ApiVersion} and kind {PolicyTestFile.Kind}",
                new Model.Workloads.SourceLocation(file, 0, 0)));
        }

        foreach (var document in tests[true])
            await RunSuiteAsync(document, [.. tests[false]], cancellation);
    }

    /// <param name="document">The PolicyTest document.</param>
    /// <param name="beside">The other documents of its file: policies and facts.</param>
    /// <param name="cancellation">Ends the run.</param>
    async Task RunSuiteAsync(KubernetesObject document, ImmutableArray<KubernetesObject> beside, CancellationToken cancellation)
    {
        var (file, mistakes) = PolicyTestReading.Read(document);
        _mistakes.AddRange(mistakes);
        if (VersionOf(file) is not { } release)
            return;
        var problems = new List<Unread>();
        var documents = beside.AddRange(await ReadPoliciesAsync(file, beside, problems, cancellation));
        var given = ImmutableArray.CreateBuilder<KubernetesObject>();
        foreach (var source in file.Given)
            given.AddRange(await _objects.FindAllAsync(source, "given", problems, cancellation));

        var policies = TestPolicies.Read(documents, release);
        problems.AddRange(policies.Unread);
        if (policies.IsEmpty && problems.Count == 0)
            problems.Add(new Unread(file.Location.File, UnreadReason.Missing, "policies: there is no policy in what they name", file.Location));
        _unread.AddRange(problems);
        _coverage.Expect(policies);

        var suite = new PolicyTestSuiteRun(policies, given.ToImmutable(), _objects, _coverage, now);
        var cases = ImmutableArray.CreateBuilder<PolicyTestCase>();
        foreach (var test in file.Tests.Where(test => test.Name.Contains(Filter, StringComparison.OrdinalIgnoreCase)))
        {
            cancellation.ThrowIfCancellationRequested();
            cases.Add(problems.Count > 0 ? NotRun(test, problems[0]) : await suite.RunAsync(test, cancellation));
        }

        if (cases.Count > 0 || Filter.Length == 0)
            _suites.Add(new PolicyTestSuite(file.Name, file.Location, release.ToString(), cases.ToImmutable()));
    }

    KubernetesVersion? VersionOf(PolicyTestFile file)
    {
        if (file.KubernetesVersion.Length == 0)
            return version;
        if (KubernetesVersion.TryParse(file.KubernetesVersion, out var named)
            && named.IsAtLeast(KubernetesVersion.Oldest.Major, KubernetesVersion.Oldest.Minor))
        {
            return named;
        }

        _mistakes.Add(new Unread(
            file.Location.File, UnreadReason.Malformed,
            $"kubernetesVersion: expected {KubernetesVersion.Oldest} or later, found \"{file.KubernetesVersion}\"", file.VersionLocation));
        return null;
    }

    /// <summary>The documents of the files that are named; where none are and the test file holds no policy, of the file beside it.</summary>
    async Task<ImmutableArray<KubernetesObject>> ReadPoliciesAsync(
        PolicyTestFile file, ImmutableArray<KubernetesObject> beside, List<Unread> problems, CancellationToken cancellation)
    {
        var paths = file.Policies.SelectMany(source => TestPaths.Expand(source, problems)).Distinct(StringComparer.Ordinal).ToList();
        if (file.Policies.IsEmpty && !beside.Any(PolicySet.IsPolicy))
        {
            var own = TestPaths.Beside(file.Location.File);
            if (!File.Exists(own))
            {
                problems.Add(new Unread(
                    file.Location.File, UnreadReason.Missing, $"policies: expected the paths of the policies under test; there is no {own} either", file.Location));
                return [];
            }

            paths.Add(own);
        }

        var documents = ImmutableArray.CreateBuilder<KubernetesObject>();
        foreach (var path in paths)
        {
            var manifest = await _objects.ReadAsync(path, cancellation);
            documents.AddRange(manifest.Objects.Where(document => PolicyKinds.Of(document.Reference) != PolicyKind.Test));
            problems.AddRange(manifest.Unread);
        }

        return documents.ToImmutable();
    }

    static PolicyTestCase NotRun(PolicyTest test, Unread why) => new(
        test.Name, test.Location, PolicyTestResult.NotRun, [new TestProblem(why.Location ?? test.Location, "", $"{why.Subject}: {why.Detail}")], []);
}

/// <summary>How far a run has come.</summary>
/// <param name="File">The file that is begun.</param>
/// <param name="Done">Files done.</param>
/// <param name="Total">Files in all.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PolicyTestProgress(string File, int Done, int Total);
