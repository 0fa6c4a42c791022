namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Why a constraint has something to say.</summary>
public enum GatekeeperOutcome
{
    /// <summary>The object violates it.</summary>
    Violation,

    /// <summary>Whether it is about the object cannot be said: Gatekeeper counts that as a violation.</summary>
    Unmatched,

    /// <summary>Its evaluation failed: Gatekeeper counts that as a violation.</summary>
    Failure,
}
