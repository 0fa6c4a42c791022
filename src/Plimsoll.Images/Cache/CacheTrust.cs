namespace Plimsoll.Images.Cache;

/// <summary>Whether what lies in a cache can only come from whoever scans: a forged record would hide the packages of a layer.</summary>
/// <remarks>
/// .NET tells no owner of a file. That the mode of a folder may be set to what it is anyway is allowed by chmod(2) to its owner and to
/// root alone, and so answers the question. Windows keeps the caches of users apart by the folders they lie in.
/// </remarks>
static class CacheTrust
{
    const UnixFileMode ForeignWriters = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Why a folder is not used; <c>null</c> where it is, or is not there yet.</summary>
    public static string? ObjectionTo(string folder)
    {
        if (File.Exists(folder))
            return $"{folder} is a file, expected a folder";
        if (OperatingSystem.IsWindows() || !Directory.Exists(folder))
            return null;
        try
        {
            var mode = File.GetUnixFileMode(new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder);
            if ((mode & ForeignWriters) is not UnixFileMode.None)
                return $"others than its owner may write to {folder} (mode {Convert.ToString((int)mode, 8)}), so that what lies there proves nothing: chmod go-w, or name another one";
            File.SetUnixFileMode(folder, mode);
        }
        catch (UnauthorizedAccessException)
        {
            return $"{folder} belongs to another user, so that what lies there proves nothing: name another one";
        }
        catch (IOException)
        {
            // On a file system that cannot be written nobody sets a mode, and nobody forges a record.
        }
        return null;
    }

    /// <summary>Whether a record may be believed.</summary>
    public static bool Believes(FileInfo record) => OperatingSystem.IsWindows() || (record.UnixFileMode & ForeignWriters) is UnixFileMode.None;
}
