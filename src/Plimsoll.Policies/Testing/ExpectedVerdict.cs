namespace Plimsoll.Policies.Testing;

/// <summary>What a test expects to become of the request.</summary>
public enum ExpectedVerdict
{
    /// <summary>A policy matches, and every expression of it holds.</summary>
    Allow,

    /// <summary>A validation does not hold, and the binding, or the constraint, denies.</summary>
    Deny,

    /// <summary>A validation does not hold, and the binding, or the constraint, warns; nothing denies.</summary>
    Warn,

    /// <summary>A validation does not hold, and the binding, or the constraint, records it; nothing denies.</summary>
    Audit,

    /// <summary>No policy is about the request.</summary>
    NotMatched,

    /// <summary>An expression cannot be evaluated, or the configuration is wrong, e.g. parameters are missing.</summary>
    Error,
}
