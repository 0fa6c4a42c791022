namespace Plimsoll.Images.Layers;

/// <summary>What an entry of a layer is.</summary>
public enum EntryKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>Another name of a file.</summary>
    HardLink,

    /// <summary>A symbolic link.</summary>
    SymbolicLink,

    /// <summary>A device, a pipe, or a kind we do not know: it hides what was there before.</summary>
    Other,

    /// <summary>The marker that removes one name of lower layers (<c>.wh.NAME</c>).</summary>
    Whiteout,

    /// <summary>The marker that removes everything lower layers have in a folder (<c>.wh..wh..opq</c>).</summary>
    Opaque,
}
