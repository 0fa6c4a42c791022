namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>How a validation ended.</summary>
public enum ValidationOutcome
{
    /// <summary>It holds.</summary>
    Holds,

    /// <summary>It does not hold.</summary>
    Fails,

    /// <summary>It could not be evaluated.</summary>
    Error,
}
