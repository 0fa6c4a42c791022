using System.CommandLine;
using Plimsoll.Cli.Options;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll check</c>: manifests alone.</summary>
static class CheckCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var paths = ManifestInput.Argument();
        var criteria = new CriteriaOptions();
        var policies = new PolicyOptions();
        var triage = new TriageOptions();
        var report = new ReportOptions();
        var cluster = new ClusterOptions();
        var command = new Command("check", """
            Checks Kubernetes manifests, or a live cluster, against the Pod Security Standards, and against policies. Images are not looked at: see gate.

            Examples:
              plimsoll check deploy/
              plimsoll check deploy/ --policy policies/ --kubernetes-version 1.33
              plimsoll check deploy/ --pod-security-config admission.yaml
              kustomize build overlays/prod | plimsoll check - --pod-security restricted
              plimsoll check deploy/ --exceptions security/exceptions.yaml
              plimsoll check --cluster
            """) { paths };
        criteria.AddObjectCriteriaTo(command);
        policies.AddTo(command);
        triage.AddExceptionsTo(command);
        cluster.AddTo(command, paths);
        report.AddTo(command);

        command.SetAction((parsed, cancellation) =>
            new Run("check", surroundings, parsed, criteria, policies, triage, report).CheckAsync(paths, cluster, cancellation));
        return command;
    }
}
