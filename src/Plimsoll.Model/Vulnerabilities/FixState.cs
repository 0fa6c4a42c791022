namespace Plimsoll.Model.Vulnerabilities;

/// <summary>What whoever maintains a package says of the fix.</summary>
/// <remarks>
/// The words bring together those of the Debian security tracker, of Ubuntu's and Red Hat's notices and of CSAF's product status:
/// see docs/distributions.md for which of their words is which.
/// </remarks>
public enum FixState
{
    /// <summary>Nothing is said.</summary>
    Unknown,

    /// <summary>There is a version with the fix.</summary>
    Fixed,

    /// <summary>It is affected, and there is no fix yet.</summary>
    Affected,

    /// <summary>Nobody knows yet whether it is affected.</summary>
    UnderInvestigation,

    /// <summary>A fix is put off to a later release: Debian's postponed and no-dsa, Red Hat's fix deferred.</summary>
    Deferred,

    /// <summary>There will be no fix: Debian's ignored, Red Hat's will not fix.</summary>
    WillNotFix,

    /// <summary>The release or the package gets no more fixes.</summary>
    EndOfLife,

    /// <summary>It is not affected, by its maintainer's word.</summary>
    NotAffected,
}
