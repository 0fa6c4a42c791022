using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Model.Sboms;

/// <summary>What an image or a folder carries through a software bill of materials: digests, platform, layers, distribution, and what could not be read of it.</summary>
/// <remarks>What could not be read travels too: a scan of the document is no more complete than the scan that it was made by.</remarks>
public static class ImageProperties
{
    const string Digest = SbomProperty.Prefix + "digest";
    const string ConfigurationDigest = SbomProperty.Prefix + "configurationDigest";
    const string Platform = SbomProperty.Prefix + "platform";
    const string Layer = SbomProperty.Prefix + "layer";
    const string Distro = SbomProperty.Prefix + "distro";
    const string Unread = SbomProperty.Prefix + "unread";
    const string Day = "yyyy-MM-dd";

    /// <summary>The properties of <paramref name="facts"/>.</summary>
    public static ImmutableArray<SbomProperty> Of(ImageFacts facts)
    {
        var properties = ImmutableArray.CreateBuilder<SbomProperty>();
        if (facts.Digest is { } digest)
            properties.Add(new SbomProperty(Digest, digest.ToString()));
        if (facts.ConfigurationDigest is { } configuration)
            properties.Add(new SbomProperty(ConfigurationDigest, configuration.ToString()));
        if (facts.Platform.Os.Length > 0)
            properties.Add(new SbomProperty(Platform, facts.Platform.ToString()));
        foreach (var layer in facts.Layers)
        {
            properties.Add(new SbomProperty(Layer, string.Create(
                CultureInfo.InvariantCulture, $"{layer.Digest} {layer.DiffId} {layer.StoredBytes} {layer.TarBytes}")));
        }
        if (facts.Distro is { } distro)
            properties.Add(new SbomProperty(Distro, Write(distro)));
        // What no advisories could be found for depends on the data of the day, not on the image.
        foreach (var item in facts.Unread.Where(item => item.Reason is not (UnreadReason.NoAdvisories or UnreadReason.UnparsableVersion)))
            properties.Add(new SbomProperty(Unread, $"{item.Reason}\t{item.Subject}\t{item.Detail}"));
        return properties.ToImmutable();
    }

    /// <summary><paramref name="facts"/> with everything that the properties say; what they do not say is left as it is.</summary>
    public static ImageFacts Read(IEnumerable<SbomProperty> properties, ImageFacts facts)
    {
        var layers = ImmutableArray.CreateBuilder<ImageLayer>();
        var unread = ImmutableArray.CreateBuilder<Unread>();
        foreach (var (name, value) in properties)
        {
            switch (name)
            {
                case Digest when Images.Digest.TryParse(value, out var digest): facts = facts with { Digest = digest }; break;
                case ConfigurationDigest when Images.Digest.TryParse(value, out var digest): facts = facts with { ConfigurationDigest = digest }; break;
                case Platform when Images.Platform.TryParse(value, out var platform): facts = facts with { Platform = platform }; break;
                case Distro when ReadDistro(value) is { } distro: facts = facts with { Distro = distro }; break;
                case Layer when ReadLayer(layers.Count, value) is { } layer: layers.Add(layer); break;
                case Unread when value.Split('\t', 3) is [var reason, var subject, var detail] && Enum.TryParse<UnreadReason>(reason, out var known):
                    unread.Add(new Unread(subject, known, detail));
                    break;
            }
        }
        return facts with { Layers = [.. facts.Layers, .. layers], Unread = [.. facts.Unread, .. unread] };
    }

    static string Write(Distro distro) => string.Join(
        '\t', distro.Id, distro.VersionId, distro.Codename, distro.PrettyName, distro.IdLike, distro.RepositoryRelease,
        distro.EndOfLife?.ToString(Day, CultureInfo.InvariantCulture) ?? "");

    static Distro? ReadDistro(string text) => text.Split('\t') is [var id, var version, var codename, var pretty, var like, var repository, var end]
        ? new Distro(id, version, codename, pretty)
        {
            IdLike = like,
            RepositoryRelease = repository,
            EndOfLife = DateOnly.TryParseExact(end, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        }
        : null;

    static ImageLayer? ReadLayer(int index, string text) =>
        text.Split(' ') is [var blob, var tar, var stored, var bytes]
        && Images.Digest.TryParse(blob, out var digest) && Images.Digest.TryParse(tar, out var diffId)
        && long.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out var storedBytes)
        && long.TryParse(bytes, NumberStyles.None, CultureInfo.InvariantCulture, out var tarBytes)
            ? new ImageLayer(index, digest, diffId, storedBytes, tarBytes, "")
            : null;
}
