using Plimsoll.Images.Sources;
using Plimsoll.Model.Images;

namespace Plimsoll.Cli.Commands;

/// <summary>Where what is to be scanned comes from.</summary>
abstract record ImageOrigin
{
    ImageOrigin()
    {
    }

    /// <summary>An archive or a layout.</summary>
    /// <param name="Location">Where it lies.</param>
    public sealed record Stored(ImageLocation Location) : ImageOrigin;

    /// <summary>A folder of files: the root of a file system, or a checkout of source.</summary>
    /// <param name="Path">The folder.</param>
    public sealed record Files(string Path) : ImageOrigin;

    /// <summary>A registry.</summary>
    /// <param name="Reference">The image.</param>
    public sealed record Pulled(ImageReference Reference) : ImageOrigin;

    /// <summary>A container engine on this machine.</summary>
    /// <param name="Engine">Its name: <c>docker</c> or <c>podman</c>.</param>
    /// <param name="Name">The image, as the engine knows it.</param>
    public sealed record Exported(string Engine, string Name) : ImageOrigin;
}
