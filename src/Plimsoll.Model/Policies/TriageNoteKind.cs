namespace Plimsoll.Model.Policies;

/// <summary>What there is to be said about an exception or a VEX document.</summary>
public enum TriageNoteKind
{
    /// <summary>It will end soon.</summary>
    Expiring,

    /// <summary>It has ended, and was not applied.</summary>
    Expired,

    /// <summary>It let nothing pass: what it is about was not found.</summary>
    Unused,

    /// <summary>It is dated in the future, and comes behind what is not.</summary>
    Ahead,
}
