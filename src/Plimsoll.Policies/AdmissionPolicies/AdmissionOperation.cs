namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>What a request does.</summary>
public enum AdmissionOperation
{
    /// <summary>An object is made.</summary>
    Create,

    /// <summary>An object is changed.</summary>
    Update,

    /// <summary>An object is removed.</summary>
    Delete,

    /// <summary>A connection is made: exec, attach, port-forward, proxy.</summary>
    Connect,
}
