namespace Plimsoll.Model.Findings;

/// <summary>Why something could not be examined.</summary>
public enum UnreadReason
{
    /// <summary>Its content is not in the format it should have.</summary>
    Malformed,

    /// <summary>It is cut short.</summary>
    Truncated,

    /// <summary>Its digest is not the one it is named by.</summary>
    DigestMismatch,

    /// <summary>It is larger, deeper or more than a named limit allows.</summary>
    LimitExceeded,

    /// <summary>It is in a format or version that we do not read.</summary>
    Unsupported,

    /// <summary>It is named, but not there.</summary>
    Missing,

    /// <summary>It could not be opened.</summary>
    Inaccessible,

    /// <summary>Its version text cannot be compared.</summary>
    UnparsableVersion,

    /// <summary>There is no vulnerability data for it.</summary>
    NoAdvisories,

    /// <summary>The data it was judged by is older than allowed.</summary>
    Stale,
}
