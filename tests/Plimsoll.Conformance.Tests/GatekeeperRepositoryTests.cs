using System.Collections.Immutable;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Policies;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.Gatekeeper;
using Plimsoll.Policies.Gatekeeper.Suites;

namespace Plimsoll.Conformance;

/// <summary>The fixtures of Gatekeeper's own end-to-end tests of gator, with what the .bats files beside them expect.</summary>
public sealed class GatekeeperRepositoryTests
{
    const string Repository = "gatekeeper-repo";

    [Fact]
    public async Task Suites_pass()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open(Repository, "verify");
        var search = await SuiteSearch.InAsync([suite.Folder], cancellation);
        foreach (var unread in search.Unread)
            suite.Record(Path.GetRelativePath(suite.Folder, unread.Subject), false, unread.Detail);
        foreach (var result in await new SuiteRun(KubernetesVersion.Newest, GatekeeperEngine.Preferred, TimeProvider.System).RunAsync(search.Suites, cancellation))
            SuiteCases.Record(suite, result, Path.GetRelativePath(suite.Folder, Path.GetDirectoryName(result.Location.File)!).Replace('\\', '/'));
        suite.Finish();
    }

    [Fact]
    public async Task Objects_expand_as_expected()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open(Repository, "expand");
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(suite.Folder, "test-gator", "expand", "fixtures")).Order(StringComparer.Ordinal))
        {
            var gator = await GatorRun.ReadAsync([Path.Combine(folder, "input")], cancellation);
            var expanded = gator.Expand(cancellation);
            var expected = await DocumentsAsync(Path.Combine(folder, "output", "output.yaml"), cancellation);
            // An empty file expects nothing of the output, which is everything that is in it.
            var missing = expected.Where(wanted => !expanded.Any(got => NodeEquality.AreEqual(wanted.Root, got.Root))).ToList();
            suite.Record(
                Path.GetFileName(folder), missing.Count == 0 && gator.Problems.IsEmpty,
                $"{string.Join("; ", gator.Problems)} missing {string.Join(", ", missing.Select(found => found.Reference))}, got {string.Join(" ", expanded.Select(got => YamlOutput.Write(got.Root).ReplaceLineEndings("|")))}");
        }

        suite.Finish();
    }

    [Fact]
    public async Task What_is_generated_is_reviewed()
    {
        const string Circle = "leads back to it";
        (string Files, string Expected)[] cases =
        [
            ("expand_deployments.yaml deployment_no_label.yaml", "[Implied by expand-deployments] "),
            ("expand_deployments.yaml deployment_with_label.yaml", ""),
            ("expand_deployments.yaml deployment_no_label.yaml assignmeta_env.yaml", ""),
            ("warn_expand_deployments.yaml deployment_no_label.yaml", "[Implied by "),
            ("expand_cronjob_job_pod.yaml cronjob.yaml", "[Implied by expand-jobs] "),
            ("expand_cronjob_job_pod.yaml expand_pod_cronjob.yaml cronjob.yaml", Circle),
        ];
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open(Repository, "expansion");
        var folder = Path.Combine(suite.Folder, "test-expansion");
        foreach (var (files, expected) in cases)
        {
            foreach (var constraint in (string[])["loadbalancers_must_have_env.yaml", "loadbalancers_must_have_env_source_gen.yaml"])
            {
                string[] paths = [.. files.Split(' '), "k8srequiredlabels_ct.yaml", constraint];
                var gator = await GatorRun.ReadAsync(paths.Select(file => Path.Combine(folder, file)), cancellation);
                var results = gator.Review(cancellation);
                var passed = expected switch
                {
                    "" => results.IsEmpty && gator.Problems.IsEmpty,
                    Circle => gator.Problems.Any(problem => problem.Contains(Circle, StringComparison.Ordinal)),
                    _ => results is [var only] && only.Message.StartsWith(expected, StringComparison.Ordinal) && gator.Problems.IsEmpty,
                };
                suite.Record($"{files.Replace(' ', '+')}+{constraint}", passed, $"{string.Join("; ", results)} {string.Join("; ", gator.Problems)}");
            }
        }

        suite.Finish();
    }

    /// <summary>What the tests of <c>gator test</c> expect: its exit status, and a text in what it says.</summary>
    [Fact]
    public async Task Manifests_are_tested_as_expected()
    {
        const string Probe = "Container <tomcat> in your <Pod> <test-pod1> has no <readinessProbe>";
        (string Files, int Status, string Text)[] cases =
        [
            ("manifests/with-policies/no-violations.yaml", 0, ""),
            ("manifests/with-policies/no-violations-2.yaml", 0, ""),
            ("manifests/with-policies/with-violations.yaml", 1, Probe),
            ("manifests/with-policies/with-violations-rego-v1.yaml", 1, ""),
            ("manifests/no-policies/with-violations.yaml policies/default", 1, Probe),
            ("manifests/no-policies/no-violations.yaml policies/default", 0, ""),
            ("manifests/invalid-resources/template.yaml", 1, ""),
            ("manifests/invalid-resources/constraint.yaml", 1, ""),
            ("manifests/different-extensions", 1, Probe),
            ("policies/default/template_k8srequiredprobes.yaml policies/enforcement_action/k8srequiredprobes/deny.yaml manifests/no-policies/with-violations.yaml", 1, Probe),
            ("policies/default/template_k8srequiredprobes.yaml policies/enforcement_action/k8srequiredprobes/foo.yaml manifests/no-policies/with-violations.yaml", 0, Probe),
            ("policies/default manifests/referential-data", 1, "ingress host conflicts with an existing ingress <example-host.example.com>"),
            ("manifests/with-policies/with-violations-and-defaults.yaml", 1, "aRequiredLabel"),
            ("manifests/with-policies/with-violations-and-defaults.yaml ", 1, "aRequiredMessage"),
            ("manifests/expansion/expansion-w-ns-selector.yaml", 1, "Implied by expand-deployments] unable to match constraints: "),
            ("manifests/expansion/expansion-w-ns-selector.yaml manifests/expansion/ns.yaml", 1, "[Implied by expand-deployments] All pods must have an `owner` label that points to your company username"),
        ];
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open(Repository, "test");
        var fixtures = Path.Combine(suite.Folder, "test-gator", "test", "fixtures");
        foreach (var (files, status, text) in cases)
        {
            var gator = await GatorRun.ReadAsync(files.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(file => Path.Combine(fixtures, file)), cancellation);
            var results = gator.Review(cancellation);
            var got = gator.Problems.IsEmpty && !results.Any(result => result.Enforcement == Enforcement.Deny) ? 0 : 1;
            var says = text.Length == 0 || results.Any(result => result.Message.Contains(text, StringComparison.Ordinal));
            suite.Record(
                $"{files.TrimEnd().Replace(' ', '+')}#{text.Length}", got == status && says,
                $"status {got}: {string.Join("; ", gator.Problems)} {string.Join("; ", results)}");
        }

        suite.Finish();
    }

    static async Task<ImmutableArray<KubernetesObject>> DocumentsAsync(string file, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(file);
        return (await ManifestReader.ReadAsync(stream, file, cancellation)).Objects;
    }
}
