using System.CommandLine;
using Plimsoll.Cli.Options;
using Plimsoll.Vulnerabilities.Database;

namespace Plimsoll.Cli.Commands;

/// <summary>Examines the one image, folder or bill of materials that a command is given.</summary>
static class TargetExaminer
{
    /// <summary>Examines what the user named.</summary>
    /// <param name="target">What the user named.</param>
    /// <param name="database">The advisories.</param>
    /// <param name="options">Where images are found and how they are matched.</param>
    /// <param name="registry">How registries are asked.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="surroundings">The process.</param>
    /// <param name="cancellation">Ends the examination.</param>
    /// <exception cref="UsageException">There is no such thing, or it cannot be opened.</exception>
    public static async Task<ExaminedImages> ExamineAsync(
        string target, AdvisoryDatabase database, ImageOptions options, RegistryOptions registry, ParseResult parsed, ProgressLine progress,
        Surroundings surroundings, CancellationToken cancellation)
    {
        var lookup = await ImageLookup.OverAsync(options.Folders(parsed), cancellation);
        var matcher = options.Matcher(parsed, database, surroundings);
        if (await SbomExaminer.ExamineAsync(target, matcher, surroundings, cancellation) is { } bill)
            return bill;

        var pulls = !options.IsOffline(parsed);
        var origins = new ImageOrigins(lookup, pulls);
        using var opening = new ImageOpening(
            pulls && origins.Find(target) is ImageOrigin.Pulled { Reference: var reference }
                ? await registry.ClientAsync(parsed, reference, surroundings, cancellation)
                : null,
            options.Platform(parsed),
            options.IsPlatformGiven(parsed),
            surroundings);
        return await new ImageExaminer(matcher, origins, opening, options.Cache(parsed, surroundings), progress).ExamineAsync(target, cancellation);
    }
}
