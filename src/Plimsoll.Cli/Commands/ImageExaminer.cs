using System.Collections.Concurrent;
using Plimsoll.Images;
using Plimsoll.Images.Cache;
using Plimsoll.Images.Sources;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Workloads;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Matching;

namespace Plimsoll.Cli.Commands;

/// <summary>Scans images and matches their packages.</summary>
sealed class ImageExaminer(IAdvisoryStore store, Platform platform, LayerCache? cache, ProgressLine progress)
{
    readonly VulnerabilityMatcher _matcher = new(store);

    /// <summary>Examines every image that some workload runs, each once.</summary>
    public async Task<ExaminedImages> ExamineAsync(
        IEnumerable<Workload> workloads, ImageLookup lookup, CancellationToken cancellation)
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
            var found = await ExamineAsync(container, lookup, token);
            if (found.Image is { } image)
                images.Add(image);
            if (found.Unread is { } problem)
                unread.Add(problem);
        });

        return new ExaminedImages(
            [.. images.OrderBy(image => image.Facts.Name, StringComparer.Ordinal)],
            [.. unread.OrderBy(problem => problem.Subject, StringComparer.Ordinal)]);
    }

    /// <summary>Examines the image that the user named: a path, a path with a tag, or a reference in a folder.</summary>
    /// <exception cref="UsageException">There is no such image.</exception>
    public async Task<ExaminedImages> ExamineAsync(string image, ImageLookup lookup, CancellationToken cancellation)
    {
        var location = OnDisk(image)
            ?? (ImageReference.TryParse(image, out var reference) ? lookup.Find(reference) : null)
            ?? throw new UsageException(
                $"{image}: no such archive or OCI layout, and no image of that name in --images. "
                + "Pulling from a registry is not part of this version: save the image with docker save or skopeo copy.");
        try
        {
            return new ExaminedImages([await ScanAsync(image, location, cancellation)], []);
        }
        catch (ImageSourceException problem)
        {
            throw new UsageException(problem.Message, ExitCode.Incomplete);
        }
    }

    async Task<(ExaminedImage? Image, Unread? Unread)> ExamineAsync(
        WorkloadContainer container, ImageLookup lookup, CancellationToken cancellation)
    {
        if (!ImageReference.TryParse(container.Image, out var reference))
        {
            return (null, new Unread(
                container.Image, UnreadReason.Malformed,
                "not an image reference: expected [registry/]repository[:tag][@digest]", container.Location));
        }
        if (lookup.Find(reference) is not { } location)
        {
            return (null, new Unread(
                container.Image, UnreadReason.Missing,
                "no archive or OCI layout of this image in the folders of --images", container.Location));
        }

        try
        {
            return (await ScanAsync(container.Image, location, cancellation), null);
        }
        catch (ImageSourceException problem)
        {
            return (null, new Unread(container.Image, UnreadReason.Malformed, problem.Message, container.Location));
        }
    }

    async Task<ExaminedImage> ScanAsync(string name, ImageLocation location, CancellationToken cancellation)
    {
        await using var source = await ImageSources.OpenAsync(
            location.Path, new ImageSelection(platform, location.Tag), cancellation);
        var facts = await ImageScan.RunAsync(source, name, new ScanOptions { Cache = cache }, progress.Of(name), cancellation);
        var result = _matcher.Match(facts);
        return new ExaminedImage(facts with { Unread = [.. facts.Unread, .. result.Unread] }, result.Matches);
    }

    static ImageLocation? OnDisk(string image)
    {
        if (Path.Exists(image))
            return new ImageLocation(image, "");
        var colon = image.LastIndexOf(':');
        return colon > 0 && Path.Exists(image[..colon]) ? new ImageLocation(image[..colon], image[(colon + 1)..]) : null;
    }
}
