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
        var policies = new PolicyOptions();
        var report = new ReportOptions();
        var command = new Command("gate", """
            Reads Kubernetes manifests, examines every image they run, judges both and gives one verdict.

            Images are looked up in the folders given with --images, or in the folder "images" beside the manifests.
            Exit codes: 0 pass, 1 denied, 2 wrong use, 3 not everything could be examined, 4 database not readable.

            Examples:
              plimsoll gate samples/shop
              plimsoll gate deploy/ --images build/images --fail-on critical --only-fixed
              plimsoll gate deploy/ --images build/images --policy policies/
              plimsoll gate deploy/ --images build/images --pod-security-config admission.yaml
              helm template ./chart | plimsoll gate - --images build/images --format sarif -o plimsoll.sarif
            """) { paths };
        criteria.AddImageCriteriaTo(command);
        criteria.AddObjectCriteriaTo(command);
        policies.AddTo(command);
        images.AddTo(command);
        report.AddTo(command);

        command.SetAction((parsed, cancellation) =>
            new Run("gate", surroundings, parsed, criteria, policies, report).GateAsync(parsed.GetValue(paths)!, images, cancellation));
        return command;
    }
}
