namespace Plimsoll.Vulnerabilities.Feeds.Fetching;

/// <summary>What lies at an address.</summary>
public enum FeedAddressKind
{
    /// <summary>The file itself.</summary>
    File,

    /// <summary>A text whose first word is the file's name beside it, because the name changes with each edition.</summary>
    Listed,

    /// <summary>A repository of rpm packages: its <c>repodata/repomd.xml</c> names the updateinfo file and its checksum.</summary>
    Repository,

    /// <summary>A text whose first line is the address of such a repository.</summary>
    MirrorList,
}
