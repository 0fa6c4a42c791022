using System.Collections.Concurrent;
using Plimsoll.Images;
using Plimsoll.Images.Cache;
using Plimsoll.Images.Sources;
using Plimsoll.Images.Sources.Registry;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Workloads;
using Plimsoll.Vulnerabilities.Matching;

namespace Plimsoll.Cli.Commands;

/// <summary>Scans images and matches their packages.</summary>
sealed class ImageExaminer(VulnerabilityMatcher matcher, ImageOrigins origins, ImageOpening opening, LayerCache? cache, ProgressLine progress)
{
    /// <summary>Examines every image that some workload runs, each once.</summary>
    public async Task<ExaminedImages> ExamineAsync(IEnumerable<Workload> workloads, CancellationToken cancellation)
    {
        var wanted = workloads
            .SelectMany(workload => workload.Containers)
            .Where(container => container.Image.Length > 0)
            .GroupBy(container => container.Image, StringComparer.Ordinal)
            .Select(group => group.First())
            .ToArray();
        var images = new ConcurrentBag<ExaminedImage>();
        var unread = new ConcurrentBag<Unread>();

        await Parallel.ForEachAsync(wanted, cancellation, async (container, token) =>
        {
            var found = await ExamineAsync(container, token);
            if (found.Image is { } image)
                images.Add(image);
            if (found.Unread is { } problem)
                unread.Add(problem);
        });

        return new ExaminedImages(
            [.. images.OrderBy(image => image.Facts.Name, StringComparer.Ordinal)],
            [.. unread.OrderBy(problem => problem.Subject, StringComparer.Ordinal)]);
    }

    /// <summary>Examines the image or folder that the user named.</summary>
    /// <exception cref="UsageException">There is no such image, or it cannot be opened.</exception>
    public async Task<ExaminedImages> ExamineAsync(string image, CancellationToken cancellation)
    {
        try
        {
            return new ExaminedImages([await ScanAsync(image, origins.Find(image), cancellation)], []);
        }
        catch (ImageSourceException problem)
        {
            throw new UsageException(problem.Message, problem.IsWrongChoice ? ExitCode.WrongUse : ExitCode.Incomplete);
        }
        catch (RegistryException problem)
        {
            throw new UsageException(problem.Message, ExitCode.Unreachable);
        }
    }

    async Task<(ExaminedImage? Image, Unread? Unread)> ExamineAsync(
        WorkloadContainer container, CancellationToken cancellation)
    {
        if (!ImageReference.TryParse(container.Image, out var reference))
        {
            return (null, new Unread(
                container.Image, UnreadReason.Malformed,
                "not an image reference: expected [registry/]repository[:tag][@digest]", container.Location));
        }
        if (origins.Find(reference) is not { } origin)
        {
            return (null, new Unread(
                container.Image, UnreadReason.Missing,
                "no archive or OCI layout of this image in the folders of --images; --pull asks its registry", container.Location));
        }

        try
        {
            return (await ScanAsync(container.Image, origin, cancellation), null);
        }
        catch (RegistryException problem)
        {
            return (null, new Unread(container.Image, UnreadReason.Inaccessible, problem.Message, container.Location));
        }
        catch (ImageSourceException problem)
        {
            return (null, new Unread(container.Image, UnreadReason.Malformed, problem.Message, container.Location));
        }
    }

    async Task<ExaminedImage> ScanAsync(string name, ImageOrigin origin, CancellationToken cancellation)
    {
        var facts = await FactsAsync(name, origin, cancellation);
        var result = matcher.Match(facts);
        return new ExaminedImage(facts with { Unread = [.. facts.Unread, .. result.Unread] }, result.Matches);
    }

    async Task<ImageFacts> FactsAsync(string name, ImageOrigin origin, CancellationToken cancellation)
    {
        if (origin is ImageOrigin.Files { Path: var folder })
            return await FolderScan.RunAsync(folder, name, progress.Of(name), cancellation);
        await using var source = await opening.OpenAsync(origin, cancellation);
        return await ImageScan.RunAsync(source, name, new ScanOptions { Cache = cache }, progress.Of(name), cancellation);
    }
}
