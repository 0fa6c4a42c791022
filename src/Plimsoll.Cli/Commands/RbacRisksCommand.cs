using System.CommandLine;
using Plimsoll.Cli.Options;
using Plimsoll.Kubernetes.Live;
using Plimsoll.Kubernetes.Rbac.Risks;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Reports.Rbac;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll rbac risks</c>: ways to more rights, and what nobody needs.</summary>
static class RbacRisksCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var paths = ManifestInput.Argument();
        var all = new Option<bool>("--all-subjects") { Description = "Start from every subject, not only from ServiceAccounts that a workload runs as." };
        var allPaths = new Option<bool>("--all") { Description = "Tell every path of a start, not only the 25 worst." };
        var failOn = new Option<string?>("--fail-on") { Description = "Deny from this severity on: low, medium, high, critical. Without it nothing is denied.", HelpName = "SEVERITY" };
        failOn.AcceptInAnyCase("low", "medium", "high", "critical");
        var cluster = new ClusterOptions();
        var format = new FormatOptions([.. RbacFormats.Risks.Select(report => report.Name)]);
        var command = new Command("risks", """
            Finds ways to more rights over several steps, from every ServiceAccount that a workload runs as; and bindings, roles and tokens
            that are wrong or that nothing needs.

            Give it workloads, Services, Ingresses, NetworkPolicies and Namespaces too: they say what runs as what and how it can be reached.
            Exit codes: 0 nothing denied, 1 denied by --fail-on, 2 wrong use, 3 something could not be read.

            Examples:
              plimsoll rbac risks samples/rbac
              plimsoll rbac risks --cluster
              plimsoll rbac risks cluster.yaml --fail-on high --format sarif -o rbac.sarif
              plimsoll rbac risks samples/rbac --format dot | dot -Tsvg > rbac.svg
            """) { paths, all, allPaths, failOn };
        cluster.AddTo(command, paths);
        format.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            ManifestInput manifests;
            await using (var progress = format.Progress(parsed, surroundings))
                manifests = await cluster.ReadAsync(parsed, paths, LiveUse.Rbac, surroundings, progress, cancellation);
            var risks = RbacRiskAnalysis.Analyse(manifests.Objects, manifests.Unread, parsed.GetValue(all), parsed.GetValue(allPaths), cancellation);
            if (manifests.Live is { } live)
                risks = risks with { Findings = live.Certain(risks.Findings) };
            var report = RbacFormats.Risks.First(candidate => candidate.Name == format.Format(parsed));
            format.Write(parsed, surroundings, (output, style) => report.Write(risks, output, style));
            var isDenied = Enum.TryParse<Severity>(parsed.GetValue(failOn), ignoreCase: true, out var limit)
                && (risks.Paths.Any(path => path.Severity >= limit) || risks.Findings.Any(finding => finding.Severity >= limit));
            return isDenied ? ExitCode.Denied : risks.Unread.IsEmpty ? ExitCode.Pass : ExitCode.Incomplete;
        });
        return command;
    }
}
