using System.Security.Cryptography;

namespace Plimsoll.Images.Sources.Engine;

/// <summary>A private file that holds an archive while it is read, and is gone afterwards.</summary>
sealed class SpoolFile : IDisposable
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    readonly string _folder;

    SpoolFile(string folder) => _folder = folder;

    /// <summary>The file.</summary>
    public string Path => System.IO.Path.Combine(_folder, "image.tar");

    /// <summary>Makes a folder that only this user can look into.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="bytes">How much is to be kept.</param>
    /// <exception cref="ImageSourceException">There is no room for it.</exception>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public static SpoolFile Create(string folder, long bytes)
    {
        var own = System.IO.Path.Combine(folder, $"plimsoll-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}");
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(own);
        else
            Directory.CreateDirectory(own, OwnerOnly);

        var spool = new SpoolFile(own);
        if (new DriveInfo(own).AvailableFreeSpace is var free && free < bytes)
        {
            spool.Dispose();
            throw new ImageSourceException($"The image needs {bytes} bytes in {folder}, where {free} are free. Name another folder with TMPDIR.");
        }
        return spool;
    }

    /// <summary>Opens the file for writing.</summary>
    public FileStream OpenWrite() => new(Path, FileMode.CreateNew, FileAccess.Write, FileShare.None);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
