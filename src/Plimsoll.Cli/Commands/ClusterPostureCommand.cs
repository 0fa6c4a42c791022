using System.Collections.Immutable;
using System.CommandLine;
using Plimsoll.Cli.Options;
using Plimsoll.Kubernetes.Posture;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll cluster posture</c>: how a cluster is run, from a dump of its objects.</summary>
static class ClusterPostureCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var paths = ManifestInput.Argument();
        paths.Description = "A dump of the cluster's objects: files or folders (YAML, JSON); - for standard input.";
        var feed = new Option<string?>("--advisories")
        {
            Description = "Advisories on Kubernetes in OSV's format: a zip file or a folder. Without them versions are not compared with known vulnerabilities.",
            HelpName = "PATH",
        };
        var failOn = new Option<string>("--fail-on")
        {
            Description = "Findings of this severity and above are denied (exit code 1): low, medium, high, critical, or none.",
            HelpName = "SEVERITY",
            DefaultValueFactory = _ => "high",
        };
        failOn.AcceptOnlyFromAmong("low", "medium", "high", "critical", "none");
        var report = new ReportOptions();
        var command = new Command("posture", """
            Checks how a cluster is run, from a dump of its objects: versions, end of life, exposed consoles and Services, bindings, namespaces, Pods.

            Examples:
              plimsoll cluster posture dump/
              kubectl get nodes,ns,deploy,ds,sts,po,svc,ing,netpol,clusterrolebinding,rolebinding -A -o json | plimsoll cluster posture -
              plimsoll cluster posture dump/ --advisories all.zip --fail-on critical --format sarif
            """) { paths, feed, failOn };
        report.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var startedAt = surroundings.Time.GetUtcNow();
            var advisories = parsed.GetValue(feed) is { } path ? ComponentFeed.Read(path, cancellation) : null;
            var manifests = await ManifestInput.ReadAsync(parsed.GetValue(paths)!, surroundings, cancellation);
            var components = ClusterComponents.In(manifests.Objects);
            var (known, problems) = advisories is null ? ([], []) : ComponentFeed.Findings(advisories, components);
            var findings = PostureChecks.Evaluate(manifests.Objects, components, DateOnly.FromDateTime(startedAt.UtcDateTime)).AddRange(known);
            var verdict = Judge(findings, [.. manifests.Unread, .. problems], parsed.GetValue(failOn)!);
            var now = surroundings.Time.GetUtcNow();
            var examination = new Examination(
                "cluster posture", [.. parsed.GetValue(paths)!], startedAt, now - startedAt, Run.Version, null, [], [], verdict) { Objects = manifests.Objects.Length };
            return report.Write(parsed, examination, surroundings);
        });
        return command;
    }

    static Verdict Judge(ImmutableArray<ObjectFinding> findings, ImmutableArray<Unread> unread, string failOn)
    {
        var limit = failOn == "none" ? (Severity?)null : Enum.Parse<Severity>(failOn, ignoreCase: true);
        ImmutableArray<Decision> decisions =
        [
            .. findings.Select(finding => new Decision(
                finding, finding.Severity >= limit ? Enforcement.Deny : Enforcement.Warn, $"--fail-on {failOn}"))
                .OrderByDescending(decision => decision.Enforcement).ThenByDescending(decision => decision.Finding.Severity),
        ];
        var outcome = decisions.Any(decision => decision.Enforcement == Enforcement.Deny) ? Outcome.Deny
            : unread.IsEmpty ? Outcome.Pass : Outcome.Incomplete;
        return new Verdict(outcome, decisions, unread);
    }
}
