namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>What happens to a vulnerability at a version.</summary>
/// <remarks>OSV schema 1.7, <c>affected[].ranges[].events[]</c>.</remarks>
public enum RangeEventKind
{
    /// <summary>The version brings the vulnerability; <c>0</c> stands before every version.</summary>
    Introduced,

    /// <summary>The version no longer has it.</summary>
    Fixed,

    /// <summary>The version is the last that has it.</summary>
    LastAffected,

    /// <summary>Nothing is said of this version and later ones; <c>*</c> is no limit.</summary>
    Limit,
}
