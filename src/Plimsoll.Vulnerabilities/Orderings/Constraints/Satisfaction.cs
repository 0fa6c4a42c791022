namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>What a constraint says of a version.</summary>
public enum Satisfaction
{
    /// <summary>The version is in the set.</summary>
    Holds,

    /// <summary>The version is not in the set.</summary>
    DoesNotHold,

    /// <summary>The text is no version of the ecosystem, so nothing is known; this must never pass for "not affected".</summary>
    NotAVersion,
}
