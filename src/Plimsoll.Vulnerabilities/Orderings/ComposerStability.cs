namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>How finished a version of a PHP package is, oldest first.</summary>
enum ComposerStability
{
    /// <summary>First tests.</summary>
    Alpha,

    /// <summary>Tests.</summary>
    Beta,

    /// <summary>A release candidate.</summary>
    ReleaseCandidate,

    /// <summary>The release.</summary>
    Stable,

    /// <summary>A correction of the release.</summary>
    Patch,
}
