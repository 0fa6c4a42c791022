namespace Plimsoll.Model.Policies;

/// <summary>What follows from a finding, weakest first; the words of a ValidatingAdmissionPolicyBinding's validationActions.</summary>
public enum Enforcement
{
    /// <summary>It is recorded.</summary>
    Audit,

    /// <summary>It is shown as a warning.</summary>
    Warn,

    /// <summary>It stops the build or the Pod.</summary>
    Deny,
}
