namespace Plimsoll.Policies.Gatekeeper;

/// <summary>What follows where an object violates a constraint.</summary>
public enum EnforcementAction
{
    /// <summary>The request is denied.</summary>
    Deny,

    /// <summary>Who asks is warned.</summary>
    Warn,

    /// <summary>It is recorded.</summary>
    Dryrun,

    /// <summary>It differs by enforcement point: see <see cref="Constraint.ScopedActions"/>.</summary>
    Scoped,

    /// <summary>A word that Gatekeeper does not know. Nothing follows from it.</summary>
    Unrecognized,
}
