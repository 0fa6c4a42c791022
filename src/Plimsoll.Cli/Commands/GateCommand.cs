using System.CommandLine;
using Plimsoll.Cli.Options;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll gate</c>, the main job: manifests and the images they run, one verdict.</summary>
static class GateCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var paths = ManifestInput.Argument();
        var criteria = new CriteriaOptions();
        var images = new ImageOptions();
        var registry = new RegistryOptions();
        var policies = new PolicyOptions();
        var triage = new TriageOptions();
        var report = new ReportOptions();
        var command = new Command("gate", """
            Reads Kubernetes manifests, examines every image they run, judges both and gives one verdict.

            Images are looked up in the folders given with --images, or in the folder "images" beside the manifests; with --pull, those that
            are in neither are read from their registry, with the logins of docker and podman.
            Exit codes: 0 pass, 1 denied, 2 wrong use, 3 not everything could be examined, 4 database not readable.

            Examples:
              plimsoll gate samples/shop
              plimsoll gate deploy/ --images build/images --fail-on critical --only-fixed
              plimsoll gate deploy/ --images build/images --policy policies/
              plimsoll gate deploy/ --images build/images --vex vex/ --exceptions security/
              plimsoll gate deploy/ --images build/images --pod-security-config admission.yaml
              plimsoll gate deploy/ --pull --registry-mirror docker.io=https://mirror.example
              helm template ./chart | plimsoll gate - --images build/images --format sarif -o plimsoll.sarif
            """) { paths };
        criteria.AddImageCriteriaTo(command);
        criteria.AddObjectCriteriaTo(command);
        policies.AddTo(command);
        triage.AddVexTo(command);
        triage.AddExceptionsTo(command);
        images.AddTo(command);
        images.AddPullTo(command);
        registry.AddTo(command);
        report.AddTo(command);

        command.SetAction((parsed, cancellation) =>
            new Run("gate", surroundings, parsed, criteria, policies, triage, report).GateAsync(parsed.GetValue(paths)!, images, registry, cancellation));
        return command;
    }
}
