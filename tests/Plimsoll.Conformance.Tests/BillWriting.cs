using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Plimsoll.Images;
using Plimsoll.Images.Sources;
using Plimsoll.Model.Images;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Reports;

namespace Plimsoll.Conformance;

/// <summary>Bills of materials as the command line writes them, and the samples of this repository that they are written of.</summary>
static class BillWriting
{
    static readonly DateTimeOffset Moment = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);
    static readonly string[] Archives = ["web.tar", "api.tar", "report.tar"];

    /// <summary>The bill of what was scanned, in one format.</summary>
    public static string Write(IReport format, ImageFacts facts, ImmutableArray<VulnerabilityMatch> matches)
    {
        var examination = new Examination(
            "scan", [facts.Name], Moment, TimeSpan.Zero, "0.1.0", null, [], [new ExaminedImage(facts, matches)], new Verdict(Outcome.Pass, [], facts.Unread))
        {
            DocumentTime = Moment,
        };
        var output = new StringWriter { NewLine = "\n" };
        format.Write(examination, output, new ReportStyle(Color: false, Width: 120, Verbose: false));
        return output.ToString();
    }

    /// <summary>The images of the sample shop, and a folder with lock files.</summary>
    public static async Task<List<ImageFacts>> SamplesAsync(CancellationToken cancellation)
    {
        var samples = new List<ImageFacts>();
        foreach (var archive in Archives)
        {
            await using var image = await ImageSources.OpenAsync(Path.Combine(Root(), "samples", "shop", "images", archive), new ImageSelection(Platform.LinuxAmd64), cancellation);
            samples.Add(await ImageScan.RunAsync(image, archive, new ScanOptions(), null, cancellation));
        }
        samples.Add(await FolderScan.RunAsync(Path.Combine(Root(), "src", "Plimsoll.Cli"), "src/Plimsoll.Cli", null, cancellation));
        return samples;
    }

    static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
}
