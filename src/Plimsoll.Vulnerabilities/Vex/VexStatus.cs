namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>What a statement says of a product and a vulnerability.</summary>
/// <remarks>OPENVEX-SPEC.md, "Status Labels"; the other formats' words are brought to these.</remarks>
public enum VexStatus
{
    /// <summary>Nobody knows yet.</summary>
    UnderInvestigation,

    /// <summary>The product is affected.</summary>
    Affected,

    /// <summary>This version of the product has the fix.</summary>
    Fixed,

    /// <summary>The product is not affected.</summary>
    NotAffected,
}
