namespace Plimsoll.Model.Policies;

/// <summary>The answer of the Judge.</summary>
public enum Outcome
{
    /// <summary>Everything was examined and nothing is denied.</summary>
    Pass,

    /// <summary>Nothing is denied, but something needed could not be examined.</summary>
    Incomplete,

    /// <summary>Something is denied.</summary>
    Deny,
}
