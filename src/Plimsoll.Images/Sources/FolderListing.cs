using Plimsoll.Images.Layers;
using Plimsoll.Model.Findings;

namespace Plimsoll.Images.Sources;

/// <summary>The names below a folder, as a layer would list them; nothing is opened and no link is followed.</summary>
/// <remarks>
/// What version control keeps for itself is not listed: it has every version that ever was, not the one that is there. In the root of a
/// file system neither are the folders that hold the kernel's own files.
/// </remarks>
sealed class FolderListing
{
    const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    static readonly string[] VersionControl = [".git", ".hg", ".svn", ".bzr"];
    static readonly string[] Kernel = ["proc", "sys", "dev"];

    readonly PathStore _paths = new();
    readonly List<LayerEntry> _entries = [];
    readonly UnreadFiles _unread = new("folders");
    string _firstOut = "";
    int _out;

    /// <summary>The entries, folders before what is in them.</summary>
    public IReadOnlyList<LayerEntry> Entries => _entries;

    /// <summary>What could not be listed.</summary>
    public IEnumerable<Unread> Unread => _unread.All;

    /// <summary>Lists a folder.</summary>
    /// <exception cref="ImageSourceException">It is not there or cannot be listed.</exception>
    public static FolderListing Read(string folder, CancellationToken cancellation)
    {
        var listing = new FolderListing();
        if (!Directory.Exists(folder))
            throw new ImageSourceException($"\"{folder}\" is not a folder.");
        try
        {
            listing.Walk(Path.GetFullPath(folder), cancellation);
        }
        catch (LayerUnreadableException problem)
        {
            listing._unread.AddLimit(new Unread(folder, problem.Reason, problem.Message));
        }
        listing.TellLinksOut();
        return listing;
    }

    void Walk(string root, CancellationToken cancellation)
    {
        var isRoot = Directory.Exists(Path.Combine(root, "etc")) && Directory.Exists(Path.Combine(root, "usr"));
        var open = new Stack<string>([""]);
        while (open.TryPop(out var folder))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                foreach (var entry in new DirectoryInfo(Path.Combine(root, folder)).EnumerateFileSystemInfos()
                    .OrderBy(entry => entry.Name, StringComparer.Ordinal))
                {
                    if (Add(folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}", entry) is { } below
                        && !VersionControl.Contains(entry.Name) && !(isRoot && folder.Length == 0 && Kernel.Contains(entry.Name)))
                    {
                        open.Push(below);
                    }
                    CountLinkOut(root, isRoot, entry);
                }
            }
            catch (Exception problem) when (problem is UnauthorizedAccessException or IOException and not LayerUnreadableException)
            {
                if (folder.Length == 0)
                    throw new ImageSourceException($"\"{root}\" cannot be listed: {problem.Message}", problem);
                _unread.Add(new Unread(folder, UnreadReason.Inaccessible, problem.Message));
            }
        }
    }

    // A link to a file is told of where somebody wants the file. Absolute links are followed below the root where that has their target.
    void CountLinkOut(string root, bool isRoot, FileSystemInfo entry)
    {
        if (entry is not DirectoryInfo { LinkTarget: { } target } || (Path.IsPathRooted(target) && (isRoot || Directory.Exists(Path.Join(root, Path.GetFullPath(target))))))
            return;
        var led = Path.GetRelativePath(root, Path.GetFullPath(target, Path.GetDirectoryName(entry.FullName)!));
        if (led != ".." && !led.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(led))
            return;
        if (_out++ == 0)
            _firstOut = $"{Path.GetRelativePath(root, entry.FullName)} -> {target}";
    }

    void TellLinksOut()
    {
        if (_out == 0)
            return;
        var more = _out == 1 ? "" : $" and {_out - 1} more";
        _unread.Add(new Unread(
            _firstOut, UnreadReason.Missing, $"The link{more} to folders out of the scanned one {(_out == 1 ? "was" : "were")} not followed: scan what they lead to by itself, or the folder around both."));
    }

    string? Add(string path, FileSystemInfo entry)
    {
        if (_entries.Count >= LayerLimits.MaxTreeNodes)
        {
            throw new LayerUnreadableException(
                UnreadReason.LimitExceeded, $"The folder has more than {LayerLimits.MaxTreeNodes} files and folders; the rest was not read.");
        }
        if (path.Length > LayerLimits.MaxPathLength)
        {
            _unread.Add(new Unread(path[..64] + "...", UnreadReason.LimitExceeded, $"The path is longer than {LayerLimits.MaxPathLength} characters."));
            return null;
        }

        var kept = _paths.Add(path);
        if (entry.LinkTarget is { } target)
            _entries.Add(new LayerEntry(kept, EntryKind.SymbolicLink, target, 0, false));
        else if (entry is FileInfo file)
            _entries.Add(new LayerEntry(kept, EntryKind.File, null, file.Length, IsExecutable(file)));
        else
            _entries.Add(new LayerEntry(kept, EntryKind.Folder, null, 0, false));
        return entry is DirectoryInfo { LinkTarget: null } ? path : null;
    }

    static bool IsExecutable(FileInfo file) => !OperatingSystem.IsWindows() && (file.UnixFileMode & Executable) is not UnixFileMode.None;
}
