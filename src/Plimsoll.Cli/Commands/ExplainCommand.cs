using System.Collections.Immutable;
using System.CommandLine;
using Plimsoll.Cli.Options;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Policies;
using Plimsoll.Reports.Explanations;
using Plimsoll.Vulnerabilities.Explaining;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll explain</c>: why a vulnerability is, or is not, in an image.</summary>
static class ExplainCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var id = new Argument<string>("ID") { Description = "A CVE id, or any other id of an advisory, e.g. GHSA-jfh8-c2jp-5v3q." };
        var image = new Argument<string>("IMAGE") { Description = "The image, folder or bill of materials, as scan takes it." };
        var images = new ImageOptions();
        var registry = new RegistryOptions();
        var triage = new TriageOptions();
        var format = new FormatOptions([.. VulnerabilityExplanationFormats.All.Select(report => report.Name)]);
        var command = new Command("explain", """
            Says why a vulnerability is, or is not, found in an image: which package, in which file and layer, which advisory, the range and
            the version that were compared, how old the data is, whose word the severity is, and what would fix it.

            Exit codes: 0 the question is answered, 2 wrong use, 3 something could not be read, 4 a registry or database is not reachable.

            Examples:
              plimsoll explain CVE-2021-44228 app.tar
              plimsoll explain GHSA-p6mc-m468-83gw registry.example/shop/web:2.1.0 --format json
              plimsoll explain CVE-2023-4911 app.cdx.json --vex vex/
            """) { id, image };
        images.AddTo(command);
        registry.AddLoginTo(command);
        registry.AddTo(command);
        triage.AddVexTo(command);
        triage.AddExceptionsTo(command);
        format.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var database = AdvisoryStores.Open(images.Database(parsed), surroundings);
            var vex = new VexApplication(await triage.ReadVexAsync(parsed, cancellation), surroundings.Time);
            var exceptions = await triage.ReadExceptionsAsync(parsed, surroundings, cancellation);
            ExaminedImages examined;
            await using (var progress = format.Progress(parsed, surroundings))
                examined = await TargetExaminer.ExamineAsync(parsed.GetValue(image)!, database, images, registry, parsed, progress, surroundings, cancellation);
            var (evidence, _) = await vex.ApplyAsync(new Evidence([], examined.Images, database.Status, examined.Unread), examined.Vex, cancellation);
            evidence = exceptions.Suppress(evidence, surroundings.Time.GetUtcNow());

            var (facts, matches) = (evidence.Images[0].Facts, evidence.Images[0].Matches);
            var explanation = new VulnerabilityExplainer(database, images.Severities(parsed)).Explain(parsed.GetValue(id)!.Trim(), facts, matches);
            var report = VulnerabilityExplanationFormats.All.First(candidate => candidate.Name == format.Format(parsed));
            var explained = new ExplainedImage(facts, database.Status, explanation, surroundings.Time.GetUtcNow());
            format.Write(parsed, surroundings, (output, style) => report.Write(explained, output, style));
            ImmutableArray<Unread> gaps = [.. facts.Unread, .. evidence.Unread, .. exceptions.Unread];
            foreach (var unread in gaps)
                await surroundings.Error.WriteLineAsync($"not read: {Reports.VisibleText.Of($"{unread.Subject}: {unread.Detail}")}");
            return gaps.IsEmpty ? ExitCode.Pass : ExitCode.Incomplete;
        });
        return command;
    }
}
