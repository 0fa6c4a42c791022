namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>How a mutation says what to change.</summary>
public enum MutationKind
{
    /// <summary>An object that is merged into the one of the request.</summary>
    ApplyConfiguration,

    /// <summary>A list of operations of RFC 6902.</summary>
    JsonPatch,
}
