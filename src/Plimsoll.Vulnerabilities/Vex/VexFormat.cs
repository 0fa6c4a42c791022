namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>A format of VEX documents.</summary>
public enum VexFormat
{
    /// <summary>OpenVEX 0.0.1 to 0.2.</summary>
    OpenVex,

    /// <summary>CSAF 2.0, profile VEX.</summary>
    Csaf,

    /// <summary>CycloneDX with <c>vulnerabilities[].analysis</c>.</summary>
    CycloneDx,
}
