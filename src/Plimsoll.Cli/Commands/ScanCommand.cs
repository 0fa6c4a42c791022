using System.CommandLine;
using Plimsoll.Cli.Options;
using Plimsoll.Reports.Sboms;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll scan</c>: one image.</summary>
static class ScanCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var image = new Argument<string>("IMAGE")
        {
            Description = "A docker-archive, an OCI layout (folder or tar), either with :TAG behind it; or a reference found in --images; "
                + "or a bill of materials (CycloneDX, SPDX), with sbom: before it or - for standard input.",
        };
        var criteria = new CriteriaOptions();
        var images = new ImageOptions();
        var policies = new PolicyOptions();
        var report = new ReportOptions(SbomFormats.All);
        var command = new Command("scan", """
            Finds the packages of a container image and their vulnerabilities.

            Examples:
              plimsoll scan app.tar
              plimsoll scan build/oci:1.4 --platform linux/arm64 --fail-on critical
              plimsoll scan app.tar --policy policies/image.yaml
              plimsoll scan app.tar --format cyclonedx --output app.cdx.json
              plimsoll scan app.cdx.json
              plimsoll scan registry.example/shop/web:2.1.0 --images build/images --format json
            """) { image };
        criteria.AddImageCriteriaTo(command);
        policies.AddTo(command);
        images.AddTo(command);
        report.AddTo(command);

        command.SetAction((parsed, cancellation) =>
            new Run("scan", surroundings, parsed, criteria, policies, report).ScanAsync(parsed.GetValue(image)!, images, cancellation));
        return command;
    }
}
