using Plimsoll.Images.Layers;
using Plimsoll.Images.Packages;
using Plimsoll.Images.Sboms;
using Plimsoll.Images.Sources;
using Plimsoll.Model.Images;
using Plimsoll.Model.Policies;
using Plimsoll.Vulnerabilities.Matching;
using Plimsoll.Vulnerabilities.Vex;

namespace Plimsoll.Cli.Commands;

/// <summary>Examines a bill of materials in the place of the image that it describes.</summary>
static class SbomExaminer
{
    const string Scheme = "sbom:";
    const string StandardInput = "-";

    /// <summary>Examines what the user named: <c>sbom:FILE</c>, <c>-</c> for standard input, or a file that begins like a bill of materials.</summary>
    /// <param name="target">What the user named.</param>
    /// <param name="matcher">Compares its packages with the advisories.</param>
    /// <param name="surroundings">Standard input.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns><c>null</c> where it is something else.</returns>
    /// <exception cref="UsageException">It is a bill of materials, but broken, or cannot be read.</exception>
    public static async Task<ExaminedImages?> ExamineAsync(
        string target, VulnerabilityMatcher matcher, Surroundings surroundings, CancellationToken cancellation)
    {
        try
        {
            if (await ReadAsync(target, surroundings, cancellation) is not ({ } facts, var vex))
                return null;
            var result = matcher.Match(facts);
            return new ExaminedImages([new ExaminedImage(facts with { Unread = [.. facts.Unread, .. result.Unread] }, result.Matches)], []) { Vex = vex };
        }
        catch (ImageSourceException problem)
        {
            throw new UsageException(problem.Message, ExitCode.Incomplete);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{target}: {problem.Message}", ExitCode.Incomplete);
        }
    }

    static async Task<(ImageFacts? Facts, VexDocument? Vex)> ReadAsync(string target, Surroundings surroundings, CancellationToken cancellation)
    {
        if (target == StandardInput)
            return await ReadInputAsync(surroundings.Input, "standard input", cancellation);
        var isStated = target.StartsWith(Scheme, StringComparison.Ordinal);
        var file = isStated ? target[Scheme.Length..] : target;
        if (!isStated && !(File.Exists(file) && await SbomScan.RecognisesAsync(file, cancellation)))
            return File.Exists(file) && IsPackageFile(file) ? throw OfFolder(file) : (null, null);
        if (!File.Exists(file))
            throw new UsageException(Directory.Exists(file) ? $"{target}: {file} is a folder, expected a bill of materials." : $"{target}: there is no file {file}.");
        var facts = await FactsAsync(file, cancellation);
        await using var stream = File.OpenRead(file);
        return (facts, await VexReading.EmbeddedAsync(stream, file, cancellation));
    }

    static async Task<ImageFacts> FactsAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return await SbomScan.RunAsync(file, file, cancellation);
        }
        catch (ImageSourceException) when (File.Exists(file) && IsPackageFile(file))
        {
            throw OfFolder(file);
        }
    }

    // Files that a reader boils down, such as programs and archives, are no lock files: they may be images as well.
    static bool IsPackageFile(string file) =>
        PackageReaders.UseOf(new FileTraits(Path.GetFileName(file), 0, isExecutable: false)) is { Extractor: null };

    static ImageSourceException OfFolder(string file) =>
        new($"\"{file}\" is neither an image nor a bill of materials, but a file that names packages: such a file is read where the folder that it lies in is scanned.");

    /// <summary>Standard input can be read once: it is kept, up to one byte more than a bill of materials may have.</summary>
    static async Task<(ImageFacts? Facts, VexDocument? Vex)> ReadInputAsync(Stream input, string name, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (kept.Length <= VexReading.MaxBillBytes && await input.ReadAsync(buffer, cancellation) is > 0 and var length)
            kept.Write(buffer, 0, length);
        kept.Position = 0;
        var facts = await SbomScan.RunAsync(kept, name, cancellation);
        kept.Position = 0;
        return (facts, await VexReading.EmbeddedAsync(kept, name, cancellation));
    }
}
