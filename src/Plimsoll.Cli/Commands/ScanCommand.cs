using System.CommandLine;
using Plimsoll.Cli.Options;
using Plimsoll.Reports;
using Plimsoll.Reports.Sboms;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll scan</c>: one image or folder.</summary>
static class ScanCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var image = new Argument<string>("IMAGE")
        {
            Description = "What is scanned: a docker-archive or an OCI layout (folder or tar), either with :TAG behind it; a folder of files; "
                + "a bill of materials (CycloneDX, SPDX), - for standard input; "
                + "an image reference, found in --images or else in its registry. A scheme in front says which: see above.",
        };
        var criteria = new CriteriaOptions();
        var images = new ImageOptions();
        var registry = new RegistryOptions();
        var policies = new PolicyOptions();
        var triage = new TriageOptions();
        var report = new ReportOptions([.. SbomFormats.All, new OpenVexReport()]);
        var command = new Command("scan", """
            Finds the packages of a container image, or of a folder, and their vulnerabilities.

            IMAGE is looked for as a path, then in the folders of --images, then (unless --offline) in its registry. A scheme asks for one of them:
              docker-archive:PATH  oci-archive:PATH  oci:PATH   an archive or a layout, with :TAG behind it where it holds several
              dir:PATH             rootfs:PATH                  a folder: a root file system, or a checkout with lock files
              docker://IMAGE       registry:IMAGE               a registry
              sbom:FILE                                         a bill of materials
              docker-daemon:IMAGE  podman:IMAGE                 the engine on this machine, by its socket

            Examples:
              plimsoll scan app.tar
              plimsoll scan build/oci:1.4 --platform linux/arm64 --fail-on critical
              plimsoll scan registry.example/shop/web:2.1.0 --format json
              plimsoll scan docker://localhost:5000/web --plain-http
              plimsoll scan app.tar --policy policies/image.yaml
              plimsoll scan app.tar --fail-on-eol --fail-on-unknown-os
              plimsoll scan registry.example/shop/web:2.1.0 --images build/images --offline
              plimsoll scan docker-daemon:web:dev
              plimsoll scan .
              plimsoll scan app.tar --format cyclonedx --output app.cdx.json
              plimsoll scan app.cdx.json
              plimsoll scan app.tar --vex vex/ --exceptions security/exceptions.yaml
              plimsoll scan registry.example/shop/web:2.1.0 --format openvex --author "Shop security" --output web.openvex.json
            """) { image };
        criteria.AddImageCriteriaTo(command);
        policies.AddTo(command);
        triage.AddVexTo(command);
        triage.AddExceptionsTo(command);
        triage.AddAuthorTo(command);
        images.AddTo(command);
        registry.AddLoginTo(command);
        registry.AddTo(command);
        report.AddTo(command);

        command.SetAction((parsed, cancellation) =>
            new Run("scan", surroundings, parsed, criteria, policies, triage, report).ScanAsync(parsed.GetValue(image)!, images, registry, cancellation));
        return command;
    }
}
