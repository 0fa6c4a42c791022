using Plimsoll.Images.Sboms;
using Plimsoll.Images.Sources;
using Plimsoll.Model.Images;
using Plimsoll.Model.Policies;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Matching;

namespace Plimsoll.Cli.Commands;

/// <summary>Examines a bill of materials in the place of the image that it describes.</summary>
static class SbomExaminer
{
    const string Scheme = "sbom:";
    const string StandardInput = "-";

    /// <summary>Examines what the user named: <c>sbom:FILE</c>, <c>-</c> for standard input, or a file that begins like a bill of materials.</summary>
    /// <param name="target">What the user named.</param>
    /// <param name="store">The advisories.</param>
    /// <param name="matchesOwned">Whether packages that the distribution installed are compared with their language's advisories too.</param>
    /// <param name="surroundings">Standard input.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns><c>null</c> where it is something else.</returns>
    /// <exception cref="UsageException">It is a bill of materials, but broken, or cannot be read.</exception>
    public static async Task<ExaminedImages?> ExamineAsync(
        string target, IAdvisoryStore store, bool matchesOwned, Surroundings surroundings, CancellationToken cancellation)
    {
        try
        {
            if (await ReadAsync(target, surroundings, cancellation) is not { } facts)
                return null;
            var result = new VulnerabilityMatcher(store) { MatchesOwned = matchesOwned }.Match(facts);
            return new ExaminedImages([new ExaminedImage(facts with { Unread = [.. facts.Unread, .. result.Unread] }, result.Matches)], []);
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

    static async Task<ImageFacts?> ReadAsync(string target, Surroundings surroundings, CancellationToken cancellation)
    {
        if (target.StartsWith(Scheme, StringComparison.Ordinal))
            return await SbomScan.RunAsync(target[Scheme.Length..], target[Scheme.Length..], cancellation);
        if (target == StandardInput)
            return await SbomScan.RunAsync(surroundings.Input, "standard input", cancellation);
        return File.Exists(target) && await SbomScan.RecognisesAsync(target, cancellation) ? await SbomScan.RunAsync(target, target, cancellation) : null;
    }
}
