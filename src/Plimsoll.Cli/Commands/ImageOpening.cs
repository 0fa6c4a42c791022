using Plimsoll.Images.Sources;
using Plimsoll.Images.Sources.Engine;
using Plimsoll.Images.Sources.Registry;
using Plimsoll.Model.Images;

namespace Plimsoll.Cli.Commands;

/// <summary>Opens images wherever they come from.</summary>
/// <param name="registries">The registries; <c>null</c> where none may be asked.</param>
/// <param name="platform">Which image of several.</param>
/// <param name="isDemanded">Whether somebody asked for that platform: an image of another one is refused then.</param>
/// <param name="surroundings">The process.</param>
sealed class ImageOpening(RegistryClient? registries, Platform platform, bool isDemanded, Surroundings surroundings) : IDisposable
{
    /// <summary>Opens an image.</summary>
    /// <exception cref="ImageSourceException">It is no image, or is broken.</exception>
    /// <exception cref="RegistryException">No registry gives it.</exception>
    public async Task<IImageSource> OpenAsync(ImageOrigin origin, CancellationToken cancellation)
    {
        var image = await OpenAnyAsync(origin, cancellation);
        if (!isDemanded || IsFor(image.Platform))
            return image;
        await image.DisposeAsync();
        throw new ImageSourceException(
            $"\"{image.Path}\" has no image for the platform {platform}. Its platform: {image.Platform}. Choose it with --platform, or leave that out.")
        {
            IsWrongChoice = true,
        };
    }

    Task<IImageSource> OpenAnyAsync(ImageOrigin origin, CancellationToken cancellation) => origin switch
    {
        ImageOrigin.Stored { Location: var location } => ImageSources.OpenAsync(location.Path, new ImageSelection(platform, location.Tag), cancellation),
        ImageOrigin.Pulled { Reference: var reference } when registries is not null => registries.OpenAsync(reference, platform, cancellation),
        ImageOrigin.Exported { Engine: var engine, Name: var name } =>
            new EngineImages(SocketOf(engine), surroundings.SpoolFolder, surroundings.Time).OpenAsync(name, platform, cancellation),
        _ => throw new UsageException($"{origin}: cannot be opened as an image."),
    };

    // A configuration may say nothing, and often leaves the variant out where the index has it.
    bool IsFor(Platform built) =>
        built.Os.Length == 0 || built.Architecture.Length == 0
        || platform.Accepts(built.Variant.Length > 0 ? built : built with { Variant = platform.Variant });

    /// <inheritdoc/>
    public void Dispose() => registries?.Dispose();

    string SocketOf(string engine)
    {
        var named = surroundings.Environment(engine == "docker" ? "DOCKER_HOST" : "CONTAINER_HOST") ?? "";
        if (named.StartsWith("unix://", StringComparison.Ordinal))
            return Listening(named["unix://".Length..]);
        if (named.Length > 0)
            throw new UsageException($"{engine}: {named} is no Unix socket. Save the image to a file instead: {engine} save -o FILE IMAGE.");
        return Listening([.. surroundings.EngineSockets(engine)]);

        string Listening(params string[] sockets) => sockets.FirstOrDefault(File.Exists) ?? throw new UsageException(
            $"{engine}: there is no socket at {string.Join(" or ", sockets)}. "
            + $"Is the engine running? Otherwise save the image to a file: {engine} save -o FILE IMAGE.",
            ExitCode.Unreachable);
    }
}
