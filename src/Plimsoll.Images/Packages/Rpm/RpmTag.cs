namespace Plimsoll.Images.Packages.Rpm;

/// <summary>The numbers of a header's values.</summary>
/// <remarks>rpmtag.h of rpm 4.18.</remarks>
static class RpmTag
{
    /// <summary>Name.</summary>
    public const int Name = 1000;

    /// <summary>Version.</summary>
    public const int Version = 1001;

    /// <summary>Release.</summary>
    public const int Release = 1002;

    /// <summary>Epoch, a number.</summary>
    public const int Epoch = 1003;

    /// <summary>Who distributes the package.</summary>
    public const int Vendor = 1011;

    /// <summary>Licence.</summary>
    public const int License = 1014;

    /// <summary>Architecture.</summary>
    public const int Architecture = 1022;

    /// <summary>The file name of the source package.</summary>
    public const int SourceRpm = 1044;

    /// <summary>For each file the number of its folder.</summary>
    public const int DirectoryIndexes = 1116;

    /// <summary>The names of the files without folders.</summary>
    public const int BaseNames = 1117;

    /// <summary>The folders, with a slash at their end.</summary>
    public const int DirectoryNames = 1118;

    /// <summary>The module: name, stream, version, context, separated by colons.</summary>
    public const int ModularityLabel = 5096;
}
