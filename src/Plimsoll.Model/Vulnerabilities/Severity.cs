namespace Plimsoll.Model.Vulnerabilities;

/// <summary>How bad a finding is, worst last, so that severities compare.</summary>
/// <remarks>The words and the CVSS bands are those of the CVSS v3.1 specification, section 5.</remarks>
public enum Severity
{
    /// <summary>Nobody has said.</summary>
    Unknown,

    /// <summary>CVSS 0.1 to 3.9.</summary>
    Low,

    /// <summary>CVSS 4.0 to 6.9.</summary>
    Medium,

    /// <summary>CVSS 7.0 to 8.9.</summary>
    High,

    /// <summary>CVSS 9.0 to 10.0.</summary>
    Critical,
}
