using System.Formats.Tar;

namespace Plimsoll.Images.Sources;

/// <summary>Tells an empty file from a pipe, a socket and a device, which have no length either.</summary>
/// <remarks>
/// .NET has no call for the type of a file; its tar writer asks the system for it (lstat) and opens regular files only, so a pipe that
/// nobody writes to blocks nothing. The type stands in the header: https://man.freebsd.org/cgi/man.cgi?tar(5), "POSIX ustar Archives".
/// </remarks>
static class FileNature
{
    const int TypeOffset = 156;

    /// <summary>Whether a file that has no length is a regular one.</summary>
    /// <exception cref="IOException">It is not there any more, or is a socket.</exception>
    public static bool IsRegular(string path)
    {
        using var header = new MemoryStream();
        try
        {
            using var writer = new TarWriter(header, TarEntryFormat.Ustar, leaveOpen: true);
            writer.WriteEntry(path, "file");
        }
        catch (UnauthorizedAccessException)
        {
            // Only what is regular is opened.
            return true;
        }
        return (TarEntryType)header.GetBuffer()[TypeOffset] is TarEntryType.RegularFile;
    }
}
